using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace GenCore.Tests.Notebooks;

public class OutputStampTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public void A_stamped_notebook_is_fresh_until_its_code_changes()
    {
        var notebook = Executed("var a = 1;", "a");
        Assert.False(notebook.IsFresh());
        notebook.Stamp(None);
        Assert.True(notebook.IsFresh());
        Assert.True(Reread(notebook).IsFresh());
        Assert.Equal("""{"a":1,"gencore":{"code_sha256":"X"},"z":2}""", Metadata(notebook).Replace(CodeHash.Of(notebook), "X"));

        notebook.CodeCells[1].Json["source"] = "a + 1";
        Assert.False(notebook.IsFresh());
    }

    [Fact]
    public void A_cell_that_was_not_executed_is_not_fresh()
    {
        var notebook = Executed("1", "2");
        notebook.Stamp(None);
        notebook.CodeCells[1].SetResult(null, []);
        Assert.False(notebook.IsFresh());
    }

    [Fact]
    public void The_hash_is_the_sha_256_of_lengths_and_sources()
    {
        // printf '2\nab1\nc' | sha256sum
        Assert.Equal("eb5085693b58bfe24b72a8ee7b4abc7292873032a87953fcdae0159883ea8d7a", CodeHash.Of(TestNotebook.Of("ab", "c")));
    }

    [Theory]
    [InlineData("a\n\nb", true)]
    [InlineData("a  \r\n\t\r\nb", true)]
    [InlineData("a\n\nb\n\n ", true)]
    [InlineData("a\nb", false)]
    [InlineData(" a\n\nb", false)]
    public void Line_ends_and_trailing_blanks_do_not_count(string source, bool same)
    {
        Assert.Equal(same, CodeHash.Of(TestNotebook.Of("a\n\nb")) == CodeHash.Of(TestNotebook.Of(source)));
    }

    [Fact]
    public void Where_a_cell_ends_counts()
    {
        string[][] notebooks = [["a", "b"], ["a\nb"], ["ab"], ["b", "a"], ["a", "", "b"], ["a\n1\nb"]];
        Assert.Equal(notebooks.Length, notebooks.Select(sources => CodeHash.Of(TestNotebook.Of(sources))).Distinct().Count());
    }

    [Fact]
    public void Knobs_that_a_run_set_are_noted_and_leave_no_cell_and_no_gap()
    {
        var notebook = TestNotebook.WithKnobs("var budget = \"quick\";\nvar rate = 1e-3;", "budget", "rate");
        var hash = CodeHash.Of(notebook);
        KnobOverrides.Apply([notebook], ["budget=full", "rate=-0.5"]);
        Execute(notebook);
        Assert.Equal(hash, CodeHash.Of(notebook));

        var knobs = notebook.InjectedKnobs;
        notebook.RemoveInjected();
        notebook.Stamp(knobs);

        Assert.Equal("""{"budget":"\u0022full\u0022","rate":"-0.5d"}""", notebook.Metadata["gencore"]!["knobs"]!.ToJsonString());
        Assert.True(notebook.IsFresh());
        Assert.Equal([1, 2, 3], notebook.CodeCells.Select(cell => cell.ExecutionCount ?? 0));
        Assert.Equal([1, 2, 3], notebook.CodeCells.Select(cell => (int)cell.Json["outputs"]![0]!["execution_count"]!));
        Assert.Empty(notebook.InjectedKnobs);

        notebook.Stamp(None);
        Assert.Null(notebook.Metadata["gencore"]!["knobs"]);
    }

    private static Notebook Executed(params string[] sources)
    {
        var notebook = TestNotebook.Of(sources);
        notebook.Metadata["a"] = 1;
        notebook.Metadata["z"] = 2;
        Execute(notebook);
        return notebook;
    }

    private static void Execute(Notebook notebook)
    {
        for (var i = 0; i < notebook.CodeCells.Count; i++)
            notebook.CodeCells[i].SetResult(i + 1, [new JsonObject { ["output_type"] = "execute_result", ["execution_count"] = i + 1 }]);
    }

    private static Notebook Reread(Notebook notebook) => Notebook.Parse(notebook.ToJson(), notebook.Path);

    private static string Metadata(Notebook notebook) => notebook.Metadata.ToJsonString();
}
