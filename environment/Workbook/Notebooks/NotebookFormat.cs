using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbook.Notebooks;

/// <summary>Reads and writes nbformat 4 as Jupyter does: one space of indent, non-ASCII letters as they are.</summary>
internal static partial class NotebookFormat
{
    private static readonly JsonWriterOptions Style = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonObject Parse(string text, string path)
    {
        var file = Repository.Short(path);
        JsonNode? json;
        try
        {
            json = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new WorkbookException($"{file} is not a notebook: it is not JSON (line {e.LineNumber + 1}).");
        }

        if (json is not JsonObject notebook || notebook["cells"] is not JsonArray cells)
            throw new WorkbookException($"{file} is not a notebook: it has no list of cells.");
        if (notebook["nbformat"] is not JsonValue version || !version.TryGetValue(out int number) || number != 4)
            throw new WorkbookException($"{file} is not a notebook of format 4: its nbformat is {notebook["nbformat"]?.ToJsonString() ?? "missing"}.");
        for (var i = 0; i < cells.Count; i++)
        {
            if (!IsCell(cells[i]))
                throw new WorkbookException($"{file} is not a notebook: item {i + 1} of its cells is not a cell with type, metadata and source.");
        }

        return notebook;
    }

    public static string Write(JsonObject notebook)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Style))
            notebook.WriteTo(writer);
        return Unescape(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length)) + "\n";
    }

    // the writer escapes what lies beyond 16 bits (emoji); half a pair has to stay escaped
    private static string Unescape(string json) => Escape().Replace(json, escape => escape.Groups["pair"].Success
        ? string.Concat(escape.Groups["unit"].Captures.Select(unit => (char)Convert.ToUInt16(unit.Value, 16)))
        : escape.Value);

    [GeneratedRegex(@"\\(?:(?<pair>u(?<unit>D[89AB][0-9A-F]{2})\\u(?<unit>D[C-F][0-9A-F]{2}))|.)")]
    private static partial Regex Escape();

    private static bool IsCell(JsonNode? node) =>
        node is JsonObject cell
        && IsText(cell["cell_type"])
        && cell["metadata"] is null or JsonObject
        && (IsText(cell["source"]) || cell["source"] is JsonArray lines && lines.All(IsText));

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;
}
