using System.Diagnostics;
using Workbook.Engine;
using Workbook.Notebooks;

namespace Workbook.Execution;

/// <summary>Executes one notebook from its first code cell to its last, or to the first that fails.</summary>
internal sealed class NotebookRun(Notebook notebook, string copy, RecordedResults results, RunConsole console)
{
    private readonly DisplayRegistry displays = new();
    private readonly List<CellOutputs> executed = [];

    /// <summary>Runs it in a process of its own and writes the executed copy.</summary>
    public async Task<NotebookOutcome> ExecuteAsync(CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var failed = false;
        await using (var engine = EngineProcess.Start(notebook.Folder))
        {
            for (var i = 0; i < notebook.CodeCells.Count && !failed; i++)
                failed = !await ExecuteCellAsync(engine, i, cancel);
        }

        // only now: a later cell may have changed what an earlier one shows
        for (var i = 0; i < executed.Count; i++)
            notebook.CodeCells[i].SetResult(i + 1, executed[i].ToJson());
        notebook.Save(copy);
        return new NotebookOutcome(notebook.Name, !failed, watch.Elapsed, copy);
    }

    private async Task<bool> ExecuteCellAsync(EngineProcess engine, int index, CancellationToken cancel)
    {
        var source = notebook.CodeCells[index].Source;
        var outputs = new CellOutputs(index + 1, displays);
        executed.Add(outputs);
        using var progress = console.Begin(notebook.Name, index + 1, notebook.CodeCells.Count, source);
        await engine.ExecuteAsync(new ExecuteRequest(index + 1, source), message =>
        {
            if (message is RecordEvent record)
                results.Add(record);
            outputs.Add(message);
            progress.Note(outputs.LastSaid);
        }, cancel);

        progress.End(outputs.Error is not null);
        if (outputs.Error is { } error)
            console.Report(notebook.Name, index + 1, source, error);
        return outputs.Error is null;
    }
}
