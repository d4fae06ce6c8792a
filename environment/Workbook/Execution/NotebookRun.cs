using Workbook.Engine;
using Workbook.Notebooks;

namespace Workbook.Execution;

/// <summary>Executes one notebook from its first code cell to its last, or to the first that fails or ends it.</summary>
internal sealed class NotebookRun(Notebook notebook, RecordedResults results, RunConsole console, ExerciseTrial? exercises, TimeSpan? cellTimeout)
{
    // GenCore's, which the runner does not refer to
    private const string Stop = "NotebookStoppedException";

    private readonly DisplayRegistry displays = new();
    private readonly List<CellOutputs> executed = [];
    private bool failedInBackground;
    private bool stopped;

    /// <summary>Runs it in a process of its own and puts the outputs into it.</summary>
    /// <returns>The number of cells executed, and whether all went well.</returns>
    public async Task<(int Executed, bool Succeeded)> ExecuteAsync(CancellationToken cancel)
    {
        var failed = false;
        await using (var engine = EngineProcess.Start(notebook.Folder))
        {
            for (var i = 0; i < notebook.CodeCells.Count && !failed && !stopped; i++)
            {
                failed = !await ExecuteCellAsync(engine, i, cancel);
                if (!failed && exercises is not null)
                    await exercises.TryAsync(engine, i, executed[i], cancel);
            }

            if (!failed && executed.Count > 0)
                await engine.AskAsync(new SettleRequest(), message => Receive(message, executed.Count - 1), cellTimeout, cancel);
        }

        // only now: a later cell may have changed what an earlier one shows
        for (var i = 0; i < executed.Count; i++)
            notebook.CodeCells[i].SetResult(i + 1, executed[i].ToJson());
        return (executed.Count, !failed && !failedInBackground && exercises is not { Count.AllHeld: false });
    }

    private async Task<bool> ExecuteCellAsync(EngineProcess engine, int index, CancellationToken cancel)
    {
        var source = notebook.CodeCells[index].Source;
        var outputs = new CellOutputs(index + 1, displays);
        executed.Add(outputs);
        using var progress = console.Begin(notebook.Name, index + 1, notebook.CodeCells.Count, source);
        if (OtherLanguage(notebook.CodeCells[index]) is { } refusal)
        {
            Receive(refusal, index);
        }
        else
        {
            await engine.AskAsync(new ExecuteRequest(index + 1, source), message =>
            {
                Receive(message, index);
                progress.Note(outputs.LastSaid);
            }, cellTimeout, cancel);
        }

        progress.End(outputs.Error is not null);
        if (outputs.Error is { } error)
            console.Report(notebook.Name, index + 1, source, error);
        return outputs.Error is null;
    }

    private static ErrorEvent? OtherLanguage(CodeCell cell)
    {
        var language = NotebookLanguage.Of(cell);
        if (language.IsCSharp)
            return null;
        var message = $"The cell is {language.Said}, and this runner executes C# only: take the cell out, or run the notebook where that language is known.";
        return new ErrorEvent("OtherLanguage", message, Line: null, [$"OtherLanguage: {message}"]);
    }

    private void Receive(EngineEvent message, int index)
    {
        if (message is RecordEvent record)
            results.Add(record);
        if (message is ErrorEvent { Name: Stop } end)
        {
            stopped = true;
            message = new StreamEvent("stdout", end.Message + "\n");
        }

        if (message is BackgroundErrorEvent background)
        {
            failedInBackground = true;
            message = new StreamEvent("stderr", console.ReportBackground(notebook.Name, index + 1, background.Error));
        }

        executed[index].Add(message);
    }
}
