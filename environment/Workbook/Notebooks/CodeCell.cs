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

    /// <summary>The cell's place in the order of execution, or null where it was not executed.</summary>
    public int? ExecutionCount => Count(Json);

    public void AddOutput(JsonObject output) => Json["outputs"]!.AsArray().Add(output);

    public void SetResult(int? executionCount, JsonArray outputs)
    {
        Json["execution_count"] = executionCount;
        Json["outputs"] = outputs;
    }

    /// <summary>Counts one less where the cell was executed after the one that was removed.</summary>
    public void CloseGap(int removed)
    {
        foreach (var counted in Json["outputs"]!.AsArray().OfType<JsonObject>().Prepend(Json).Where(each => Count(each) > removed))
            counted["execution_count"] = Count(counted) - 1;
    }

    /// <summary>A new cell with this one's metadata, another id, tag and source.</summary>
    public CodeCell Derive(string id, string tag, string source)
    {
        var metadata = Json["metadata"]!.DeepClone().AsObject();
        metadata["tags"] = new JsonArray(tag);
        return new CodeCell(new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = id,
            ["metadata"] = metadata,
            ["outputs"] = new JsonArray(),
            ["source"] = MultilineText.Split(source),
        });
    }

    private static int? Count(JsonObject json) => json["execution_count"] is JsonValue value && value.TryGetValue(out int count) ? count : null;
}
