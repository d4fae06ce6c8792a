using Workbook.Notebooks;

namespace Workbook.Execution;

/// <summary>The notebooks of one command, run one after the other.</summary>
/// <param name="paths">The notebooks.</param>
/// <param name="overrides">Their knobs, as NAME=VALUE.</param>
/// <param name="folder">Where the executed copies go; null: into the notebooks themselves.</param>
/// <param name="resultsFile">Where the recorded results go, if anywhere.</param>
internal sealed class NotebookBatch(IReadOnlyList<string> paths, IReadOnlyList<string> overrides, string? folder, string? resultsFile)
{
    private IReadOnlyList<Notebook> notebooks = [];

    /// <summary>Reads the notebooks and puts the knobs into them.</summary>
    /// <exception cref="WorkbookException">Something asked for cannot be done.</exception>
    public void Prepare()
    {
        if (resultsFile is not null && Directory.Exists(resultsFile))
            throw new WorkbookException($"--results takes a file, and {Repository.Short(resultsFile)} is a folder.");
        if (folder is not null && File.Exists(folder))
            throw new WorkbookException($"--out takes a folder, and {Repository.Short(folder)} is a file.");
        notebooks = [.. paths.Select(Notebook.Read)];
        foreach (var notebook in notebooks)
            notebook.ClearResults();
        KnobOverrides.Apply(notebooks, overrides);
    }

    /// <summary>Runs them all, also after one that fails.</summary>
    /// <returns>Whether all succeeded.</returns>
    public async Task<bool> RunAsync(RunConsole console, CancellationToken cancel)
    {
        var results = new RecordedResults();
        var outcomes = new List<NotebookOutcome>();
        foreach (var notebook in notebooks)
        {
            var copy = folder is null ? notebook.Path : Path.Combine(folder, notebook.Name + ".ipynb");
            outcomes.Add(await new NotebookRun(notebook, copy, results, console).ExecuteAsync(cancel));
            // after each, so that an interrupted run keeps what it has
            if (resultsFile is not null)
                results.Save(resultsFile);
        }

        console.Summarise(outcomes);
        return outcomes.All(outcome => outcome.Succeeded);
    }
}
