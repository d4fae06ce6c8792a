namespace GenCore.Training;

/// <summary>One epoch of training, as it is reported to <see cref="TrainingLoop{TBatch}.EpochCompleted"/>.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Epochs">The number of epochs of the run.</param>
/// <param name="Values">The means over the epoch of the losses and their terms, then what the evaluation measured.</param>
public sealed record EpochReport(int Epoch, int Epochs, IReadOnlyList<(string Name, double Value)> Values);
