namespace GenCore.Training;

/// <summary>What a training run measured: views that grow as it goes on.</summary>
public sealed class History
{
    /// <summary>One value per step: <c>loss</c> and its named terms.</summary>
    public Series Steps { get; } = new();

    /// <summary>One value per epoch: the means over its steps of <c>loss</c> and its terms, then what the evaluation measured.</summary>
    public Series Epochs { get; } = new();
}
