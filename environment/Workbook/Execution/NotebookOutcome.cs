namespace Workbook.Execution;

/// <summary>How a notebook's run ended: how many of its code cells were executed, and the files that were written of it.</summary>
internal sealed record NotebookOutcome(string Name, bool Succeeded, int Executed, int Cells, TimeSpan Time, IReadOnlyList<string> Written);
