using System.CommandLine;
using Workbook.Execution;
using Workbook.Notebooks;
using Workbook.Setup;

namespace Workbook.Commands;

/// <summary><c>run</c>: executes notebooks.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var notebooks = new Argument<string[]>("notebook") { Description = "A number (08), a name (08-vae) or a path; all of notebooks/ if none is given.", Arity = ArgumentArity.ZeroOrMore };
        var parameters = new Option<string[]>("-p", "--parameter") { Description = "Sets a knob, as in -p epochs=5.", HelpName = "NAME=VALUE" };
        var folder = new Option<string?>("--out") { Description = "The folder of the executed copies (artifacts/ if not given).", HelpName = "DIR" };
        var results = new Option<string?>("--results") { Description = "Writes what the notebooks recorded to this file, as JSON.", HelpName = "FILE" };
        var inPlace = new Option<bool>("--inplace") { Description = "Writes the outputs into the notebooks themselves." };
        var html = new Option<bool>("--html") { Description = "Writes each executed notebook as one self-contained page too." };
        var exercises = new Option<bool>("--exercises") { Description = "Tries each exercise's solution after its cell: the check must reject the cell as it stands, and accept the solution." };
        var timeout = new Option<double?>("--timeout") { Description = "Stops a notebook whose cell takes longer than this.", HelpName = "SECONDS" };
        timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is not > 0)
                result.AddError("--timeout takes a number of seconds above 0.");
        });
        var command = new Command("run", "Runs notebooks cell by cell, each in a process of its own, and writes executed copies.") { notebooks, parameters, folder, results, inPlace, html, exercises, timeout };
        return command.Does((parsed, cancel) =>
        {
            var repository = Repository.Find();
            if (parsed.GetValue(inPlace) && parsed.GetValue(folder) is not null)
                throw new WorkbookException("--inplace and --out exclude each other: the executed copy is either the notebook itself or in another folder.");
            var options = new RunOptions
            {
                Overrides = parsed.GetValue(parameters) ?? [],
                Folder = parsed.GetValue(inPlace) ? null : Path.GetFullPath(parsed.GetValue(folder) ?? repository.Artifacts),
                ResultsFile = parsed.GetValue(results) is { } file ? Path.GetFullPath(file) : null,
                Html = parsed.GetValue(html),
                Exercises = parsed.GetValue(exercises),
                PagesFolder = repository.Artifacts,
                CellTimeout = parsed.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            };
            var batch = new NotebookBatch(new NotebookCatalog(repository.Notebooks).Pick(parsed.GetValue(notebooks) ?? []), options);
            return RunAsync(batch, repository, cancel);
        });
    }

    private static async Task<int> RunAsync(NotebookBatch batch, Repository repository, CancellationToken cancel)
    {
        // what can be refused is refused before anything is built or run
        batch.Prepare();
        await SetUp.For(repository, Console.Out).EnsureAsync(PackageRequest.None, cancel);
        var console = new RunConsole(Console.Out, Console.Error, rewrites: !Console.IsOutputRedirected);
        return await batch.RunAsync(console, cancel) ? 0 : 1;
    }
}
