namespace Workbook.Execution;

/// <summary>How a notebook's run ended: how many of its code cells were executed, and where the executed copy is, if there is one.</summary>
internal sealed record NotebookOutcome(string Name, bool Succeeded, int Executed, int Cells, TimeSpan Time, string? Copy);
