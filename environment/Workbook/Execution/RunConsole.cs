using Workbook.Engine;
using Workbook.Files;

namespace Workbook.Execution;

/// <summary>What a run shows of itself: progress and the summary on the output, failures on the error stream.</summary>
internal sealed class RunConsole(TextWriter output, TextWriter error, bool rewrites)
{
    // libtorch appends pages of native frames to its messages
    private const int MostMessageLines = 5;
    private const int ExerciseColumn = 3;

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

    /// <summary>What is wrong with an exercise.</summary>
    public void ReportExercise(string notebook, int cell, int exercise, string fault) => error.WriteLine($"{notebook}, cell {cell}, exercise {exercise}: {fault}");

    /// <summary>A task that failed while nothing waited for it, found in or after the given cell.</summary>
    /// <returns>The text for the notebook.</returns>
    public string ReportBackground(string notebook, int cell, ErrorEvent failure)
    {
        var text = $"a background task failed, and nothing waited for it: {string.Join('\n', failure.Traceback)}\n";
        error.Write($"{notebook}, cell {cell}: {text}");
        return text;
    }

    /// <summary>Something to know that is no failure.</summary>
    public void Notice(string text) => output.WriteLine(text);

    /// <summary>Why a notebook is not run.</summary>
    public void Refuse(string fault) => error.WriteLine(fault);

    /// <summary>A table of the notebooks: how each ended, its cells, its exercises where they were tried, its time, the files written.</summary>
    public void Summarise(IReadOnlyList<NotebookOutcome> outcomes)
    {
        string[][] rows =
        [
            ["notebook", "result", "cells", "exercises", "time", "written"],
            .. outcomes.Select(outcome => new[]
            {
                outcome.Name,
                outcome.Succeeded ? "ok" : "failed",
                $"{outcome.Executed}/{outcome.Cells}",
                $"{outcome.Exercises}",
                Duration.Text(outcome.Time),
                string.Join(", ", outcome.Written.Select(Repository.Short)),
            }),
        ];
        if (outcomes.Count > 1)
            rows = [.. rows, ["", $"{outcomes.Count(outcome => outcome.Succeeded)} ok", "", "", Duration.Text(outcomes.Aggregate(TimeSpan.Zero, (sum, outcome) => sum + outcome.Time)), ""]];
        if (outcomes.All(outcome => outcome.Exercises is null))
            rows = [.. rows.Select(row => row[..ExerciseColumn].Concat(row[(ExerciseColumn + 1)..]).ToArray())];
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        output.WriteLine();
        foreach (var row in rows)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => column > 1 && column < row.Length - 1 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
    }
}
