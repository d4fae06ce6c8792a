using System.Text.Json.Nodes;
using Workbook;
using Workbook.Notebooks;

namespace GenCore.Tests.Notebooks;

public class KnobTests
{
    private const string Knobs = """
        // the knobs
        var epochs = 3;              // how often the data is seen
        var seed = 1L;
        var learningRate = 1e-3;     // Adam's
        double beta = 1;
        float scale = -0.5f;
        var binarize = true;
        var budget = "quick";        // or "full"
        const int fixedSize = 28;
        var list = new[] { 1, 2 };
        var now = DateTime.Now;
        """;

    [Fact]
    public void Knobs_are_the_variables_that_are_declared_with_a_literal()
    {
        Assert.Equal(
            ["int epochs = 3", "long seed = 1L", "double learningRate = 1e-3", "double beta = 1", "float scale = -0.5f", "bool binarize = true", "string budget = \"quick\""],
            KnobReader.Read(Knobs).Select(knob => knob.ToString()));
    }

    [Theory]
    [InlineData("epochs=12", "epochs = 12;")]
    [InlineData("epochs=-60_000", "epochs = -60000;")]
    [InlineData("seed=10000000000", "seed = 10000000000L;")]
    [InlineData("learningRate=2e-4", "learningRate = 0.0002d;")]
    [InlineData("learningRate=3", "learningRate = 3d;")]
    [InlineData("scale=0.1", "scale = 0.1f;")]
    [InlineData("binarize=FALSE", "binarize = false;")]
    [InlineData("budget=full", "budget = \"full\";")]
    [InlineData("budget=a \"b\"\\=c", "budget = \"a \\\"b\\\"\\\\=c\";")]
    [InlineData("budget=", "budget = \"\";")]
    public void A_value_becomes_a_literal_of_the_knobs_type(string given, string expected)
    {
        Assert.Equal(expected, Injected(given));
    }

    [Theory]
    [InlineData("epochs=many", "epochs", "'many'", "a whole number (int)")]
    [InlineData("epochs=1.5", "epochs", "'1.5'", "a whole number (int)")]
    [InlineData("epochs=99999999999", "epochs", "'99999999999'", "a whole number (int)")]
    [InlineData("learningRate=0,001", "learningRate", "'0,001'", "a number (double")]
    [InlineData("learningRate=NaN", "learningRate", "'NaN'", "a number (double")]
    [InlineData("scale=1e60", "scale", "'1e60'", "a number (float")]
    [InlineData("binarize=yes", "binarize", "'yes'", "true or false")]
    public void A_value_of_another_type_is_refused_with_knob_value_and_type(string given, params string[] named)
    {
        var e = Assert.Throws<WorkbookException>(() => Injected(given));
        Assert.All(named, text => Assert.Contains(text, e.Message));
    }

    [Fact]
    public void An_unknown_knob_is_told_which_there_are()
    {
        var e = Assert.Throws<WorkbookException>(() => Injected("epoch=3"));
        Assert.Contains("99-test has no knob 'epoch'", e.Message);
        Assert.Contains("double learningRate = 1e-3", e.Message);
    }

    [Theory]
    [InlineData("epochs")]
    [InlineData("=3")]
    public void An_override_is_a_name_and_a_value(string given)
    {
        Assert.Contains("NAME=VALUE", Assert.Throws<WorkbookException>(() => Injected(given)).Message);
    }

    [Fact]
    public void The_last_of_two_values_wins()
    {
        Assert.Equal("epochs = 5;", Injected("epochs=4", "epochs=5"));
    }

    [Fact]
    public void The_injected_cell_follows_the_knobs_in_the_file_and_carries_their_metadata()
    {
        var notebook = Notebook.Parse("""
            {"cells": [
              {"cell_type": "markdown", "id": "m", "metadata": {}, "source": "# title"},
              {"cell_type": "code", "id": "k", "metadata": {"polyglot_notebook": {"kernelName": "csharp"}, "tags": ["parameters"]}, "outputs": [], "source": "var epochs = 3;"},
              {"cell_type": "markdown", "id": "n", "metadata": {}, "source": "text"}
            ], "nbformat": 4, "nbformat_minor": 5}
            """, "a.ipynb");
        KnobOverrides.Apply([notebook], ["epochs=5"]);

        var cells = JsonNode.Parse(notebook.ToJson())!["cells"]!.AsArray();
        Assert.Equal(["m", "k", "injected-parameters", "n"], cells.Select(cell => (string)cell!["id"]!));
        var injected = cells[2]!;
        Assert.Equal("csharp", (string)injected["metadata"]!["polyglot_notebook"]!["kernelName"]!);
        Assert.Equal("""["injected-parameters"]""", injected["metadata"]!["tags"]!.ToJsonString());
        Assert.Equal("""["epochs = 5;"]""", injected["source"]!.ToJsonString());
        Assert.Equal("""["parameters"]""", cells[1]!["metadata"]!["tags"]!.ToJsonString());
    }

    [Fact]
    public void A_knob_is_set_in_the_notebooks_that_have_it()
    {
        var first = TestNotebook.WithKnobs("var epochs = 3;");
        var second = TestNotebook.WithKnobs("var epochs = 1.0; var width = 8;");
        var third = TestNotebook.Of("1 + 1");
        KnobOverrides.Apply([first, second, third], ["epochs=5", "width=9"]);
        Assert.Equal("epochs = 5;", first.CodeCells[1].Source);
        Assert.Equal("epochs = 5d;\nwidth = 9;", second.CodeCells[1].Source);
        Assert.Single(third.CodeCells);
    }

    [Fact]
    public void One_wrong_override_changes_no_notebook()
    {
        var first = TestNotebook.WithKnobs("var epochs = 3;");
        var second = TestNotebook.WithKnobs("var epochs = 3; var budget = true;");
        Assert.Throws<WorkbookException>(() => KnobOverrides.Apply([first, second], ["epochs=5", "budget=full"]));
        Assert.Single(first.CodeCells);
        Assert.Single(second.CodeCells);
    }

    private static string Injected(params string[] overrides)
    {
        var notebook = TestNotebook.WithKnobs(Knobs);
        KnobOverrides.Apply([notebook], overrides);
        return notebook.CodeCells[1].Source;
    }
}
