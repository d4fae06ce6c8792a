using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>Brings a notebook of format 4.0 to 4.4, or one with gaps, to 4.5: only what that format requires is added.</summary>
internal static class NotebookRepair
{
    private const int Minor = 5;

    public static void Apply(JsonObject notebook)
    {
        Require(notebook, "metadata", () => new JsonObject());
        if (notebook["nbformat_minor"] is not JsonValue minor || !minor.TryGetValue(out int number) || number < Minor)
            Replace(notebook, "nbformat_minor", Minor);
        var cells = notebook["cells"]!.AsArray().OfType<JsonObject>().ToArray();
        foreach (var cell in cells)
        {
            Require(cell, "metadata", () => new JsonObject());
            if (!CodeCell.IsCode(cell))
                continue;
            Require(cell, "outputs", () => new JsonArray());
            if (!cell.ContainsKey("execution_count"))
                Add(cell, "execution_count", null);
        }

        CellIds.Repair(cells);
    }

    /// <summary>Puts a property where Jupyter, which sorts them, would write it.</summary>
    public static void Add(JsonObject json, string name, JsonNode? value)
    {
        var place = json.TakeWhile(property => string.CompareOrdinal(property.Key, name) < 0).Count();
        json.Insert(place, name, value);
    }

    private static void Require(JsonObject json, string name, Func<JsonNode> empty)
    {
        if (json[name] is null)
            Replace(json, name, empty());
    }

    private static void Replace(JsonObject json, string name, JsonNode value)
    {
        if (json.ContainsKey(name))
            json[name] = value;
        else
            Add(json, name, value);
    }
}
