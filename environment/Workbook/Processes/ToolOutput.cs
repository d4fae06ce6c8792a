namespace Workbook.Processes;

/// <summary>What a tool answered: its exit code and everything it printed, line by line.</summary>
internal sealed record ToolOutput(int ExitCode, IReadOnlyList<string> Lines)
{
    public bool Succeeded => ExitCode == 0;

    public string LastLine => Lines.LastOrDefault(line => !string.IsNullOrWhiteSpace(line))?.Trim() ?? $"exit code {ExitCode}";
}
