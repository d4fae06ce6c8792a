using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbook;
using Workbook.Notebooks;

namespace GenCore.Tests.Notebooks;

/// <summary>
/// The form that lets the repository's notebooks run in every C# host and read well on a code host. That they run is for the runner to show:
/// CI runs each of them.
/// </summary>
public class ShippedNotebookTests
{
    public static TheoryData<string> Names => [.. Directory.GetFiles(Repository.Find().Notebooks, "*.ipynb").Select(file => Path.GetFileName(file)).Order()];

    internal static string PathOf(string name) => Path.Combine(Repository.Find().Notebooks, name);

    private static JsonObject[] Cells(string name) => [.. JsonNode.Parse(File.ReadAllText(PathOf(name)))!["cells"]!.AsArray().Select(cell => cell!.AsObject())];

    [Fact]
    public void There_are_notebooks() => Assert.NotEmpty(Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void It_starts_by_importing_the_library_and_imports_nothing_else(string name)
    {
        var sources = Notebook.Read(PathOf(name)).CodeCells.Select(cell => cell.Source).ToArray();
        Assert.Equal("#!import start.csx", sources[0]);
        Assert.DoesNotContain(sources.Skip(1).SelectMany(source => source.Split('\n')), line => line.StartsWith('#'));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_knobs_include_the_budget(string name)
    {
        var cell = Assert.Single(Notebook.Read(PathOf(name)).CodeCells, cell => cell.HasTag(CellTags.Parameters));
        Assert.Contains("var budget = \"quick\";", cell.Source);
        Assert.All(cell.Source.Split('\n'), line => Assert.Matches(@"^var \w+ = .+; +// .+$", line));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_uses_what_every_host_understands(string name)
    {
        var cells = Cells(name);
        Assert.All(cells, cell => Assert.Contains((string)cell["cell_type"]!, (string[])["markdown", "code"]));
        Assert.Equal(cells.Length, cells.Select(cell => (string)cell["id"]!).Distinct().Count());
        foreach (var source in Notebook.Read(PathOf(name)).CodeCells.Select(cell => cell.Source))
        {
            Assert.DoesNotMatch(@"(?m)^using var ", source);
            Assert.DoesNotMatch(@"(?m)^namespace ", source);
            Assert.DoesNotMatch(@"\b(display|HTML)\(", source);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_links_lead_to_files(string name)
    {
        var text = string.Concat(Cells(name).Where(cell => (string)cell["cell_type"]! == "markdown").SelectMany(cell => cell["source"]!.AsArray()).Select(line => (string)line!));
        var links = Regex.Matches(text, @"\]\(([^):]+)\)").Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Repository.Find().Notebooks, link)), link));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_committed_executed_small_and_without_errors(string name)
    {
        Assert.InRange(new FileInfo(PathOf(name)).Length, 1, 2_000_000);
        var code = Cells(name).Where(cell => (string)cell["cell_type"]! == "code").ToArray();
        Assert.Equal(Enumerable.Range(1, code.Length), code.Select(cell => (int?)cell["execution_count"] ?? 0));
        Assert.DoesNotContain(code.SelectMany(cell => cell["outputs"]!.AsArray()), output => (string)output!["output_type"]! == "error");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_outputs_are_of_its_code(string name) =>
        Assert.True(Notebook.Read(PathOf(name)).IsFresh(), $"the outputs of {name} are of other code; ./environment/run.sh {name.Split('-')[0]} --inplace refreshes them");

    [Theory]
    [MemberData(nameof(Names))]
    public void It_says_with_which_knobs_it_was_executed(string name)
    {
        var notebook = Notebook.Read(PathOf(name));
        var knobs = notebook.Metadata["gencore"]!["knobs"]?.AsObject() ?? [];
        var declaration = Assert.Single(notebook.CodeCells, cell => cell.HasTag(CellTags.Parameters));
        var printed = declaration.Json["outputs"]!.AsArray().SelectMany(output => output!["text"]!.AsArray()).Select(line => (string)line!);
        string[] note = knobs.Count == 0 ? [] : [$"executed with {string.Join(", ", knobs.Select(knob => $"{knob.Key} = {(string)knob.Value!}"))}\n"];
        Assert.Equal(note, printed);
    }
}
