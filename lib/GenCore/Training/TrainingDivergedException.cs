namespace GenCore.Training;

/// <summary>Training met a number that is not finite, and stopped.</summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(string what, string consequence, int epoch, long step, IReadOnlyList<(string Name, double Value)> terms, string? checkpoint)
        : base($"{what} at step {step}, in epoch {epoch} ({string.Join(", ", terms.Select(term => FormattableString.Invariant($"{term.Name} {term.Value:g6}")))}). "
            + consequence + " "
            + (checkpoint is null ? "There is no checkpoint to go back to. " : $"The last good checkpoint is '{checkpoint}'. ")
            + "Try a smaller learning rate, or a limit on the gradient's norm.")
    {
        Epoch = epoch;
        Step = step;
        Terms = terms;
        Checkpoint = checkpoint;
    }

    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step, counted from 1 over all epochs.</summary>
    public long Step { get; }

    /// <summary>The loss, under the name <c>loss</c>, and each of its terms.</summary>
    public IReadOnlyList<(string Name, double Value)> Terms { get; }

    /// <summary>The last checkpoint of this run, whose weights are finite; null where there is none.</summary>
    public string? Checkpoint { get; }
}
