using System.Text.Json.Nodes;
using Workbook.Execution;
using Workbook.Engine;
using Workbook.Notebooks;

namespace GenCore.Tests.Notebooks;

public class NotebookSchemaTests
{
    private const string Stream = """{"output_type": "stream", "name": "stdout", "text": ["x"]}""";

    [Theory]
    [InlineData("", "", true)]
    [InlineData("\"name\": \"stdout\", ", "", false)]
    [InlineData("\"id\": \"a\", ", "", false)]
    [InlineData("\"id\": \"a\"", "\"id\": \"a b\"", false)]
    [InlineData("\"stream\"", "\"streem\"", false)]
    [InlineData("\"metadata\": {}, ", "", false)]
    [InlineData("\"cell_type\": \"code\"", "\"cell_type\": \"heading\"", false)]
    [InlineData("\"execution_count\": 1", "\"execution_count\": \"1\"", false)]
    [InlineData("\"nbformat_minor\": 5", "\"nbformat_minor\": 4", false)]
    public void The_validator_tells_valid_from_broken(string what, string becomes, bool valid)
    {
        const string whole = $$"""{"cells": [{"cell_type": "code", "id": "a", "metadata": {}, "outputs": [{{Stream}}], "source": "", "execution_count": 1}], "metadata": {"x": 1}, "nbformat": 4, "nbformat_minor": 5}""";
        Assert.Equal(valid, NotebookSchema.Accepts(what.Length == 0 ? whole : whole.Replace(what, becomes)));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void The_validator_counts_the_letters_of_an_id(int length, bool valid)
    {
        var notebook = JsonNode.Parse(TestNotebook.Of("1").ToJson())!;
        notebook["cells"]![0]!["id"] = new string('a', length);
        Assert.Equal(valid, NotebookSchema.Accepts(notebook.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(ShippedNotebookTests.Names), MemberType = typeof(ShippedNotebookTests))]
    public void The_repositorys_notebooks_are_valid_as_committed(string name) =>
        Assert.True(NotebookSchema.Accepts(File.ReadAllText(ShippedNotebookTests.PathOf(name))));

    [Fact]
    public void Every_kind_of_output_that_the_runner_writes_is_valid()
    {
        var notebook = TestNotebook.WithKnobs("var epochs = 3;", "1");
        KnobOverrides.Apply([notebook], ["epochs=5"]);
        var bundle = new Dictionary<string, string> { ["text/html"] = "<p>\nx</p>", ["image/png"] = "iVBORw0KGgo=", ["application/vnd.plotly.v1+json"] = "{\"data\": [[1]]}" };
        notebook.CodeCells[2].SetResult(1,
        [
            OutputJson.Stream("stderr", "a\nb"), OutputJson.Display(bundle), OutputJson.Value(bundle, 1), OutputJson.Error(new ErrorEvent("E", "e", null, ["e", "f"])),
        ]);
        notebook.Stamp(notebook.InjectedKnobs);
        Assert.True(NotebookSchema.Accepts(notebook.ToJson()));
    }

    [Theory]
    [InlineData("{\"cells\": [], \"nbformat\": 4}")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "1"}, {"cell_type": "markdown", "source": ["a"]}, {"cell_type": "raw", "source": ""}], "nbformat": 4, "nbformat_minor": 0}""")]
    [InlineData("""{"cells": [{"cell_type": "code", "metadata": null, "outputs": null, "source": "1"}], "metadata": null, "nbformat": 4, "nbformat_minor": 4}""")]
    [InlineData("""{"cells": [{"cell_type": "code", "id": "a b", "source": "1"}, {"cell_type": "code", "id": 7, "source": "1"}], "nbformat": 4, "nbformat_minor": 5}""")]
    public void Older_formats_and_gaps_become_a_valid_4_5(string text)
    {
        Assert.False(NotebookSchema.Accepts(text));
        Assert.True(NotebookSchema.Accepts(Notebook.Parse(text, "a.ipynb").ToJson()));
    }

    [Fact]
    public void New_ids_are_unique_and_the_same_every_time()
    {
        var same = string.Join(", ", Enumerable.Repeat("""{"cell_type": "code", "source": "x"}""", 3));
        var text = $$"""{"cells": [{{same}}, {"cell_type": "markdown", "id": "kept", "source": "x"}, {"cell_type": "markdown", "id": "kept", "source": "y"}, {"cell_type": "raw", "id": "{{new string('a', 65)}}", "source": "z"}], "nbformat": 4, "nbformat_minor": 4}""";
        var ids = Ids(text);
        Assert.Equal(6, ids.Distinct().Count());
        Assert.Equal("kept", ids[3]);
        Assert.All(ids, id => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", id));
        Assert.Equal(ids, Ids(text));
        // not even where a cell below has the id that would have been made
        var taken = text.Replace("\"id\": \"kept\", \"source\": \"y\"", $"\"id\": \"{ids[0]}\", \"source\": \"y\"");
        Assert.Equal(ids[0], Ids(taken)[4]);
        Assert.Equal(6, Ids(taken).Distinct().Count());
    }

    [Fact]
    public void The_injected_cell_takes_no_id_that_is_there()
    {
        var json = JsonNode.Parse(TestNotebook.WithKnobs("var epochs = 3;", "1").ToJson())!;
        json["cells"]![1]!["id"] = "injected-parameters";
        var notebook = Notebook.Parse(json.ToJsonString(), "a.ipynb");
        KnobOverrides.Apply([notebook], ["epochs=5"]);
        Assert.Equal(["injected-parameters-2", "injected-parameters"], notebook.CodeCells.Skip(1).Select(cell => (string)cell.Json["id"]!));
        Assert.True(NotebookSchema.Accepts(notebook.ToJson()));
    }

    [Fact]
    public void What_the_program_does_not_know_of_is_kept()
    {
        const string text = """{"cells": [{"cell_type": "code", "source": "1", "odd": [1]}], "extra": {"a": null}, "metadata": {"b": 1.50}, "nbformat": 4, "nbformat_minor": 9}""";
        var json = Notebook.Parse(text, "a.ipynb").ToJson();
        Assert.All(["\"odd\": [", "\"extra\": {", "1.50", "\"nbformat_minor\": 9"], kept => Assert.Contains(kept, json));
    }

    private static string[] Ids(string text) => [.. Notebook.Parse(text, "a.ipynb").Cells.Select(cell => (string)cell["id"]!)];
}
