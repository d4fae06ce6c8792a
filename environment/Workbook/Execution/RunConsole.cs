using Workbook.Engine;
using Workbook.Files;

namespace Workbook.Execution;

/// <summary>What a run shows of itself: progress and the summary on the output, failures on the error stream.</summary>
internal sealed class RunConsole(TextWriter output, TextWriter error, bool rewrites)
{
    // libtorch appends pages of native frames to its messages
    private const int MostMessageLines = 5;

    public CellProgress Begin(string notebook, int number, int count, string source) => new(output, rewrites, notebook, number, count, source);

    /// <summary>Notebook, cell, line, message, and the line itself.</summary>
    public void Report(string notebook, int cell, string source, ErrorEvent failure)
    {
        var lines = source.Split('\n');
        var place = failure.Line is { } number ? $"{notebook}, cell {cell}, line {number}" : $"{notebook}, cell {cell}";
        var message = string.Join(Environment.NewLine, failure.Message.Split('\n').Take(MostMessageLines));
        error.WriteLine($"{place}: {failure.Name}: {message}");
        if (failure.Line is { } line && line <= lines.Length)
            error.WriteLine($"    {lines[line - 1].Trim()}");
    }

    public void Summarise(IReadOnlyList<NotebookOutcome> outcomes)
    {
        var width = outcomes.Max(outcome => outcome.Name.Length);
        foreach (var outcome in outcomes)
            output.WriteLine($"{outcome.Name.PadRight(width)}  {(outcome.Succeeded ? "ok    " : "failed")}  {Duration.Text(outcome.Time),8}  {Repository.Short(outcome.Copy)}");
    }
}
