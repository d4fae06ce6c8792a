using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace GenCore.Tests.Notebooks;

/// <summary>Makes small notebooks.</summary>
internal static class TestNotebook
{
    public static Notebook Of(params string[] sources) => Parse([.. sources.Select(source => Cell(source))]);

    /// <summary>A notebook whose first cell declares knobs.</summary>
    public static Notebook WithKnobs(string knobs, params string[] sources) =>
        Parse([Cell(knobs, "parameters"), .. sources.Select(source => Cell(source))]);

    /// <summary>A notebook of cells of both types; text that begins with a tag is markdown.</summary>
    public static Notebook OfCellsAndText(params string[] sources) =>
        Parse([.. sources.Select(source => source.StartsWith('<') ? Markdown(source) : Cell(source))]);

    public static JsonArray Outputs(Notebook notebook, int cell) => notebook.CodeCells[cell].Json["outputs"]!.AsArray();

    private static Notebook Parse(JsonNode[] cells)
    {
        var json = new JsonObject { ["cells"] = new JsonArray(cells), ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        return Notebook.Parse(json.ToJsonString(), Path.Combine(Path.GetTempPath(), "99-test.ipynb"));
    }

    private static JsonNode Markdown(string source) => new JsonObject
    {
        ["cell_type"] = "markdown",
        ["id"] = Guid.NewGuid().ToString("N")[..8],
        ["metadata"] = new JsonObject(),
        ["source"] = source,
    };

    private static JsonNode Cell(string source, params string[] tags) => new JsonObject
    {
        ["cell_type"] = "code",
        ["execution_count"] = null,
        ["id"] = Guid.NewGuid().ToString("N")[..8],
        ["metadata"] = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) },
        ["outputs"] = new JsonArray(),
        ["source"] = source,
    };
}
