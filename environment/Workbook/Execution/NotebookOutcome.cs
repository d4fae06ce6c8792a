namespace Workbook.Execution;

/// <summary>
/// How a notebook's run ended: how many of its code cells were executed, what its exercises came to where they were tried, and the
/// files that were written of it.
/// </summary>
internal sealed record NotebookOutcome(string Name, bool Succeeded, int Executed, int Cells, ExerciseCount? Exercises, TimeSpan Time, IReadOnlyList<string> Written);
