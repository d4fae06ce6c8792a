using System.Text.Json.Nodes;
using Workbook;
using Workbook.Notebooks;

namespace GenCore.Tests.Notebooks;

public class NotebookTests
{
    private const string AsJupyterWritesIt = """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "a1",
           "metadata": {},
           "source": [
            "# Grüße, 画像 😀 <b>&amp;</b> 'x' \"y\" \\alpha\n",
            "tab\there"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "id": "b2",
           "metadata": {
            "dotnet_interactive": {
             "language": "csharp"
            },
            "unknown": [
             1e-3,
             1.0,
             null
            ]
           },
           "outputs": [],
           "source": []
          }
         ],
         "metadata": {
          "kernelspec": {
           "name": ".net-csharp"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    [Fact]
    public void What_is_read_is_written_back_to_the_byte()
    {
        Assert.Equal(AsJupyterWritesIt.ReplaceLineEndings("\n"), Notebook.Parse(AsJupyterWritesIt, "a.ipynb").ToJson());
    }

    [Theory]
    [InlineData("not json", "it is not JSON (", "line 1)")]
    [InlineData("{\n\"cells\": [\n", "it is not JSON (", "line 3)")]
    [InlineData("", "it is empty", "")]
    [InlineData("  \n", "it is empty", "")]
    [InlineData("[1, 2]", "its JSON is not an object", "")]
    [InlineData("null", "its JSON is not an object", "")]
    [InlineData("""{"a": 1}""", "it has no list of cells", "")]
    [InlineData("""{"cells": {}, "nbformat": 4}""", "it has no list of cells", "")]
    [InlineData("""{"worksheets": [], "nbformat": 3}""", "its nbformat is 3", "nbconvert")]
    [InlineData("""{"cells": [], "nbformat": 5}""", "its nbformat is 5", "nbconvert")]
    [InlineData("""{"cells": [], "nbformat": "4"}""", "its nbformat is \"4\"", "reads 4")]
    [InlineData("""{"cells": []}""", "its nbformat is missing", "")]
    [InlineData("""{"cells": [], "metadata": [], "nbformat": 4}""", "its metadata is not an object", "")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": 5}], "nbformat": 4}""", "item 1 of its cells is not a cell", "")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": ["a", 5]}], "nbformat": 4}""", "item 1 of its cells is not a cell", "")]
    [InlineData("""{"cells": [7], "nbformat": 4}""", "item 1 of its cells is not a cell", "")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "", "metadata": 5}], "nbformat": 4}""", "item 1 of its cells has metadata", "")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "", "outputs": {}}], "nbformat": 4}""", "item 1 of its cells has outputs", "")]
    [InlineData("""{"cells": [{"cell_type": "raw", "source": ""}, {"cell_type": "heading", "source": ""}], "nbformat": 4}""", "item 2 of its cells is of type \"heading\"", "code, markdown, raw")]
    [InlineData("""{"cells": [], "nbformat": 4, "nbformat": 4}""", "it is not JSON (Duplicate property 'nbformat'", ")")]
    public void What_is_no_notebook_is_refused_in_one_sentence(string text, string reason, string more)
    {
        var e = Assert.Throws<WorkbookException>(() => Notebook.Parse(text, "a.ipynb"));
        Assert.StartsWith("a.ipynb is not a notebook: " + reason, e.Message);
        Assert.EndsWith(".", e.Message);
        Assert.Contains(more, e.Message);
        Assert.DoesNotContain('\n', e.Message);
        Assert.DoesNotContain("LineNumber", e.Message);
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(100_000, false)]
    public void Nesting_has_a_limit_that_no_figure_reaches(int depth, bool works)
    {
        var text = $$"""{"cells": [], "metadata": {"deep": {{new string('[', depth)}}{{new string(']', depth)}}}, "nbformat": 4}""";
        if (works)
            Assert.Contains("deep", Notebook.Parse(text, "a.ipynb").ToJson());
        else
            Assert.Contains("depth of 500", Assert.Throws<WorkbookException>(() => Notebook.Parse(text, "a.ipynb")).Message);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_make_no_difference()
    {
        using var folder = new TemporaryFolder();
        var text = """
            {"cells": [
             {"cell_type": "code", "source": ["a\r\n", "b"]},
             {"cell_type": "code", "source": "a\r\nb"}],
             "nbformat": 4}
            """.ReplaceLineEndings("\r\n");
        File.WriteAllText(folder.File("a.ipynb"), text, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.All([Notebook.Read(folder.File("a.ipynb")), Notebook.Parse('\uFEFF' + text, "a.ipynb")],
            notebook => Assert.Equal(["a\nb", "a\nb"], notebook.CodeCells.Select(cell => cell.Source)));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Assert.Contains("nowhere.ipynb", Assert.Throws<WorkbookException>(() => Notebook.Read("nowhere.ipynb")).Message);
    }

    [Fact]
    public void Source_is_one_text_however_it_is_stored()
    {
        var notebook = Notebook.Parse("""
            {"cells": [{"cell_type": "code", "metadata": {}, "source": ["a\n", "b"]}, {"cell_type": "code", "metadata": {}, "source": "a\nb"}], "nbformat": 4}
            """, "a.ipynb");
        Assert.All(notebook.CodeCells, cell => Assert.Equal("a\nb", cell.Source));
    }

    [Fact]
    public void Clearing_leaves_no_output_no_count_and_no_injected_cell()
    {
        var notebook = TestNotebook.WithKnobs("var epochs = 3;", "epochs");
        KnobOverrides.Apply([notebook], ["epochs=5"]);
        notebook.CodeCells[2].SetResult(3, [new JsonObject { ["output_type"] = "stream" }]);

        notebook.ClearResults();

        Assert.Equal(["var epochs = 3;", "epochs"], notebook.CodeCells.Select(cell => cell.Source));
        Assert.Empty(TestNotebook.Outputs(notebook, 1));
        Assert.Null(notebook.CodeCells[1].Json["execution_count"]);
    }

    [Fact]
    public void Saving_replaces_the_file_and_leaves_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.ipynb", "old");
        TestNotebook.Of("1").Save(path);
        Assert.Single(Notebook.Read(path).CodeCells);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named_and_left_as_it_was()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("taken.ipynb"));
        var e = Assert.Throws<WorkbookException>(() => TestNotebook.Of("1").Save(folder.File("taken.ipynb")));
        Assert.Contains("taken.ipynb", e.Message);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
