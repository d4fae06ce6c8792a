using System.Diagnostics;
using Workbook.Files;
using Workbook.Notebooks;
using Workbook.Pages;

namespace Workbook.Execution;

/// <summary>The notebooks of one command, run one after the other.</summary>
internal sealed class NotebookBatch(IReadOnlyList<string> paths, RunOptions options)
{
    // what a file's reading gave: a notebook, or why it is none
    private readonly List<(string Path, Notebook? Notebook, string? Fault)> notebooks = [];

    /// <summary>Reads the notebooks and puts the knobs into them. A file that is no notebook fails when its turn comes: the others run.</summary>
    /// <exception cref="WorkbookException">Something asked for cannot be done.</exception>
    public void Prepare()
    {
        if (options.ResultsFile is { } file && Directory.Exists(file))
            throw new WorkbookException($"--results takes a file, and {Repository.Short(file)} is a folder.");
        if (options.Folder is { } folder && File.Exists(folder))
            throw new WorkbookException($"--out takes a folder, and {Repository.Short(folder)} is a file.");
        notebooks.AddRange(paths.Select(Read));
        Notebook[] readable = [.. notebooks.Select(each => each.Notebook).OfType<Notebook>()];
        if (readable.Length > 0)
            KnobOverrides.Apply(readable, options.Overrides);
    }

    /// <summary>Runs them all, also after one that fails.</summary>
    /// <returns>Whether all succeeded.</returns>
    public async Task<bool> RunAsync(RunConsole console, CancellationToken cancel)
    {
        var results = new RecordedResults();
        var outcomes = new List<NotebookOutcome>();
        foreach (var (path, notebook, fault) in notebooks)
        {
            outcomes.Add(notebook is null ? Refuse(path, fault!, console) : await RunOneAsync(notebook, results, console, cancel));
            // after each, so that an interrupted run keeps what it has
            if (options.ResultsFile is not null)
                results.Save(options.ResultsFile);
        }

        console.Summarise(outcomes);
        return outcomes.All(outcome => outcome.Succeeded);
    }

    private static (string, Notebook?, string?) Read(string path)
    {
        try
        {
            var notebook = Notebook.Read(path);
            notebook.ClearResults();
            return (path, notebook, null);
        }
        catch (WorkbookException e)
        {
            return (path, null, e.Message);
        }
    }

    private static NotebookOutcome Refuse(string path, string fault, RunConsole console)
    {
        console.Refuse(fault);
        return new NotebookOutcome(Path.GetFileNameWithoutExtension(path), Succeeded: false, Executed: 0, Cells: 0, Exercises: null, TimeSpan.Zero, Written: []);
    }

    private async Task<NotebookOutcome> RunOneAsync(Notebook notebook, RecordedResults results, RunConsole console, CancellationToken cancel)
    {
        var language = NotebookLanguage.Of(notebook);
        if (!language.IsCSharp)
            return Refuse(notebook.Path, $"{Repository.Short(notebook.Path)} is a notebook in '{language.Said}', and this runner executes C# only (kernel .net-csharp).", console);
        if (language.Said is null)
            console.Notice($"{notebook.Name} names no kernel; its cells are taken as C#");

        var watch = Stopwatch.StartNew();
        try
        {
            var exercises = options.Exercises ? new ExerciseTrial(notebook, console, options.CellTimeout) : null;
            var (executed, succeeded) = await new NotebookRun(notebook, results, console, exercises, options.CellTimeout).ExecuteAsync(cancel);
            return new NotebookOutcome(notebook.Name, succeeded, executed, notebook.CodeCells.Count, exercises?.Count, watch.Elapsed, Save(notebook));
        }
        catch (WorkbookException e)
        {
            return Refuse(notebook.Path, e.Message, console);
        }
    }

    // the files written
    private IReadOnlyList<string> Save(Notebook notebook)
    {
        var knobs = notebook.InjectedKnobs;
        if (options.Folder is null)
            KeepKnobsAsNote(notebook, knobs);
        notebook.Stamp(knobs);
        var copy = options.Folder is null ? notebook.Path : Path.Combine(options.Folder, notebook.Name + ".ipynb");
        notebook.Save(copy);
        if (!options.Html)
            return [copy];
        var page = Path.Combine(options.Folder ?? options.PagesFolder, notebook.Name + ".html");
        AtomicFile.Write(page, NotebookPage.Render(notebook));
        return [copy, page];
    }

    // An injected cell would overrule the reader's knobs: instead, the output of the cell that declares them says what the rest was made with.
    private static void KeepKnobsAsNote(Notebook notebook, IReadOnlyDictionary<string, string> knobs)
    {
        notebook.RemoveInjected();
        if (knobs.Count == 0)
            return;
        var note = $"executed with {string.Join(", ", knobs.Select(knob => $"{knob.Key} = {knob.Value}"))}\n";
        notebook.CodeCells.First(cell => cell.HasTag(CellTags.Parameters)).AddOutput(OutputJson.Stream("stdout", note));
    }
}
