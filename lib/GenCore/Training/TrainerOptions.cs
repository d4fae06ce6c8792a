namespace GenCore.Training;

/// <summary>How long and how to train; every setting has a default.</summary>
public record TrainerOptions
{
    /// <summary>How many times training goes through the data: 1 or more.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Where the checkpoint is written after each epoch; null for none.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>
    /// Whether to go on from the checkpoint where there is one. With the other settings unchanged, the run then ends at the weights,
    /// bit for bit, that it would have reached unstopped. An epoch that was stopped halfway is begun anew.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>
    /// Measures the model after each epoch, in evaluation mode and without gradients, and returns the numbers by name.
    /// The random numbers it draws leave training unchanged (<see cref="Reproducible.Fork"/>).
    /// </summary>
    public Func<Dictionary<string, double>>? Evaluate { get; init; }

    /// <summary>A factor on the optimiser's learning rates as a function of the share of steps done, in [0, 1): see <see cref="Schedules"/>.</summary>
    public Func<double, double>? Schedule { get; init; }

    /// <summary>Gradients whose norm over all parameters exceeds this are scaled down to it; null leaves them as they are.</summary>
    public double? MaxGradientNorm { get; init; }

    /// <summary>Stops training after the current step. The checkpoint of the last whole epoch stays.</summary>
    public CancellationToken Cancellation { get; init; }
}
