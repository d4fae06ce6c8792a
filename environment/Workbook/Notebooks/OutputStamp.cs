using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>
/// The note in a notebook's metadata that says which code, with which knobs, its outputs are of:
/// <c>"gencore": {"code_sha256": "…", "knobs": {"budget": "\"full\""}}</c>.
/// </summary>
internal static class OutputStamp
{
    private const string Section = "gencore";
    private const string Code = "code_sha256";
    private const string Knobs = "knobs";

    /// <summary>Notes that the outputs are of the code as it is now.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="knobs">The knobs that were set otherwise than their cell says, as C# literals.</param>
    public static void Stamp(this Notebook notebook, IReadOnlyDictionary<string, string> knobs)
    {
        var section = notebook.Metadata[Section] as JsonObject ?? [];
        section[Code] = CodeHash.Of(notebook);
        section.Remove(Knobs);
        if (knobs.Count > 0)
            section[Knobs] = new JsonObject(knobs.Select(knob => KeyValuePair.Create<string, JsonNode?>(knob.Key, knob.Value)));
        notebook.Metadata.Remove(Section);
        NotebookRepair.Add(notebook.Metadata, Section, section);
    }

    /// <summary>Whether the outputs are of the code as it is now: it bears that stamp, and every code cell was executed.</summary>
    public static bool IsFresh(this Notebook notebook) =>
        (notebook.Metadata[Section] as JsonObject)?[Code] is JsonValue value && value.TryGetValue(out string? hash) && hash == CodeHash.Of(notebook)
        && notebook.CodeCells.All(cell => cell.ExecutionCount is not null);
}
