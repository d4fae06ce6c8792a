using Workbook.Engine;
using Workbook.Notebooks;

namespace Workbook.Execution;

/// <summary>Shows of a notebook's exercises that their checks reject the cells as they stand and accept the solutions.</summary>
internal sealed class ExerciseTrial(Notebook notebook, RunConsole console, TimeSpan? cellTimeout)
{
    private const string Accepts = "✓";
    private const string Rejects = "✗";

    private readonly IReadOnlyList<NotebookExercise> exercises = NotebookExercise.AllOf(notebook);

    /// <summary>What was tried so far.</summary>
    public ExerciseCount Count { get; private set; } = new(Held: 0, Tried: 0);

    /// <summary>Tries the exercise of a cell that has just been executed, if it is one, and says what is wrong with it.</summary>
    /// <param name="engine">The notebook's process; it forgets what the solved cell declares.</param>
    /// <param name="index">The cell's index among the code cells.</param>
    /// <param name="asItStands">What it gave as it stands.</param>
    /// <param name="cancel">Kills the engine.</param>
    public async Task TryAsync(EngineProcess engine, int index, CellOutputs asItStands, CancellationToken cancel)
    {
        if (exercises.FirstOrDefault(exercise => exercise.Cell == notebook.CodeCells[index]) is not { } exercise)
            return;
        var fault = exercise.Fault ?? FaultOf(asItStands) ?? await FaultOfSolutionAsync(engine, exercise, index, cancel);
        Count = new ExerciseCount(Count.Held + (fault is null ? 1 : 0), Count.Tried + 1);
        if (fault is not null)
            console.ReportExercise(notebook.Name, index + 1, exercise.Number, fault);
    }

    private static string? FaultOf(CellOutputs asItStands) => asItStands.Value switch
    {
        { } value when value.StartsWith(Rejects, StringComparison.Ordinal) => null,
        { } value when value.StartsWith(Accepts, StringComparison.Ordinal) => "its check accepts the cell as it stands, which a reader has not answered yet.",
        var value => $"the cell ends {Ending(value)}, expected the verdict of Exercise.Check.",
    };

    // what the solved cell shows, prints and records is let go
    private async Task<string?> FaultOfSolutionAsync(EngineProcess engine, NotebookExercise exercise, int index, CancellationToken cancel)
    {
        var outputs = new CellOutputs(index + 1, new DisplayRegistry());
        string? background = null;
        using var progress = console.Begin(notebook.Name, index + 1, notebook.CodeCells.Count, $"solution of exercise {exercise.Number}");
        await engine.AskAsync(new TryRequest(index + 1, exercise.Solved!), message =>
        {
            if (message is BackgroundErrorEvent failure)
                background = $"a background task of the solution fails: {failure.Error.Name}: {failure.Error.Message}";
            outputs.Add(message);
        }, cellTimeout, cancel);

        var fault = outputs.Error is { } error ? $"the solution fails: {string.Join("; ", error.Traceback.Select(line => line.Trim()))}" : background ?? outputs.Value switch
        {
            { } value when value.StartsWith(Accepts, StringComparison.Ordinal) => null,
            { } value when value.StartsWith(Rejects, StringComparison.Ordinal) => $"its check rejects the solution: {value}",
            var value => $"the solved cell ends {Ending(value)}, expected the verdict of Exercise.Check.",
        };
        progress.End(fault is not null);
        return fault;
    }

    private static string Ending(string? value) => value is null ? "in no value" : $"in \"{value.Split('\n')[0]}\"";
}
