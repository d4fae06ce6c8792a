using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>One code cell: a view of the notebook's JSON.</summary>
internal sealed class CodeCell(JsonObject json)
{
    public JsonObject Json { get; } = json;

    public string Source => MultilineText.Join(Json["source"]);

    public static bool IsCode(JsonObject cell) => (string?)cell["cell_type"] == "code";

    public bool HasTag(string tag) =>
        Json["metadata"]?["tags"] is JsonArray tags && tags.Any(each => each is JsonValue value && value.TryGetValue(out string? text) && text == tag);

    public void SetResult(int? executionCount, JsonArray outputs)
    {
        Json["execution_count"] = executionCount;
        Json["outputs"] = outputs;
    }

    /// <summary>A new cell with this one's metadata, another tag and another source.</summary>
    public CodeCell Derive(string id, string tag, string source)
    {
        var metadata = Json["metadata"]?.DeepClone().AsObject() ?? [];
        metadata["tags"] = new JsonArray(tag);
        var derived = new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["metadata"] = metadata,
            ["outputs"] = new JsonArray(),
            ["source"] = MultilineText.Split(source),
        };
        // ids came with nbformat 4.5: a notebook that has none gets none
        if (Json.ContainsKey("id"))
            derived.Insert(2, "id", id);
        return new CodeCell(derived);
    }
}
