namespace Workbook.Execution;

/// <summary>How a notebook's run ended, and where its executed copy is.</summary>
internal sealed record NotebookOutcome(string Name, bool Succeeded, TimeSpan Time, string Copy);
