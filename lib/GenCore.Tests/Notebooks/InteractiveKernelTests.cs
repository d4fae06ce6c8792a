using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Workbook;
using Workbook.Notebooks;

namespace GenCore.Tests.Notebooks;

/// <summary>Every notebook at quick under the C# kernel of .NET Interactive, which Polyglot Notebooks runs on.</summary>
public sealed class InteractiveKernelTests
{
    private static readonly Repository Repository = Repository.Find();

    [Theory]
    [MemberData(nameof(ShippedNotebookTests.Names), MemberType = typeof(ShippedNotebookTests))]
    public async Task It_runs_to_its_end_and_shows_what_it_was_committed_with(string name)
    {
        using var kernel = new CompositeKernel { new CSharpKernel().UseKernelHelpers() }.UseImportMagicCommand();
        var folder = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Repository.Notebooks;
        try
        {
            foreach (var cell in Notebook.Read(Path.Combine(Repository.Notebooks, name)).CodeCells)
            {
                var events = (await kernel.SubmitCodeAsync(cell.Source)).Events;
                Assert.True(events.OfType<CommandFailed>().FirstOrDefault() is not { } failed, $"{cell.Source}\n{events.OfType<CommandFailed>().FirstOrDefault()?.Message}");
                var shown = events.OfType<DisplayEvent>().SelectMany(display => display.FormattedValues).Select(value => value.MimeType).ToHashSet();
                // values only: a curve of a training is not seen where weights are loaded instead
                var values = cell.Json["outputs"]!.AsArray().Where(output => (string)output!["output_type"]! == "execute_result");
                if (values.Any(value => value!["data"]!.AsObject().ContainsKey("text/html")))
                    Assert.Contains("text/html", shown);
            }
        }
        finally
        {
            Environment.CurrentDirectory = folder;
        }
    }
}
