namespace GenCore.Training;

/// <summary>One step of training, as it is reported to <see cref="TrainingLoop{TBatch}.StepCompleted"/>.</summary>
/// <param name="Epoch">The step's epoch, counted from 1.</param>
/// <param name="Step">The step, counted from 1 over all epochs.</param>
/// <param name="TotalSteps">The steps of all epochs.</param>
/// <param name="Values">The loss, under the name <c>loss</c> or its player's, and its named terms.</param>
public sealed record StepReport(int Epoch, long Step, long TotalSteps, IReadOnlyList<(string Name, double Value)> Values);
