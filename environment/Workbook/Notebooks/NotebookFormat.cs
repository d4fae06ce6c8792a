using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbook.Notebooks;

/// <summary>Reads and writes nbformat 4 as Jupyter does: one space of indent, non-ASCII letters as they are.</summary>
internal static partial class NotebookFormat
{
    private const char ByteOrderMark = '\uFEFF';
    private static readonly string[] CellTypes = ["code", "markdown", "raw"];
    // deeper than any figure's data, and shallow enough for the stack
    private static readonly JsonDocumentOptions Strictness = new() { AllowDuplicateProperties = false, MaxDepth = 500 };
    private static readonly JsonWriterOptions Style = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a notebook of any format 4.x as one of 4.5.</summary>
    /// <exception cref="WorkbookException">The text is not a notebook.</exception>
    public static JsonObject Parse(string text, string path)
    {
        var notebook = ParseJson(text) as JsonObject ?? throw NotANotebook("its JSON is not an object");
        if (notebook["nbformat"] is { } version && !IsFour(version))
            throw NotANotebook($"its nbformat is {version.ToJsonString()}, and this program reads 4 (Jupyter converts others: jupyter nbconvert --to notebook)");
        if (notebook["cells"] is not JsonArray cells)
            throw NotANotebook("it has no list of cells");
        if (notebook["nbformat"] is null)
            throw NotANotebook("its nbformat is missing");
        if (notebook["metadata"] is not (null or JsonObject))
            throw NotANotebook("its metadata is not an object");
        for (var i = 0; i < cells.Count; i++)
        {
            if (Fault(cells[i]) is { } fault)
                throw NotANotebook($"item {i + 1} of its cells {fault}");
        }

        NotebookRepair.Apply(notebook);
        return notebook;

        WorkbookException NotANotebook(string reason) => new($"{Repository.Short(path)} is not a notebook: {reason}.");

        JsonNode? ParseJson(string json)
        {
            if (string.IsNullOrWhiteSpace(json))
                throw NotANotebook("it is empty");
            try
            {
                return JsonNode.Parse(json.TrimStart(ByteOrderMark), documentOptions: Strictness);
            }
            catch (JsonException e)
            {
                throw NotANotebook($"it is not JSON ({Place().Replace(e.Message, "").TrimEnd('.')}{(e.LineNumber is { } line ? $", line {line + 1}" : "")})");
            }
        }
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

    private static bool IsFour(JsonNode version) => version is JsonValue value && value.TryGetValue(out int number) && number == 4;

    private static string? Fault(JsonNode? node)
    {
        if (node is not JsonObject cell || !IsText(cell["cell_type"]) || !IsSource(cell["source"]))
            return "is not a cell with a type and a source";
        if (!CellTypes.Contains((string)cell["cell_type"]!))
            return $"is of type {cell["cell_type"]!.ToJsonString()}, and a cell is one of {string.Join(", ", CellTypes)}";
        if (cell["metadata"] is not (null or JsonObject))
            return "has metadata that are not an object";
        return cell["outputs"] is null or JsonArray ? null : "has outputs that are not a list";
    }

    private static bool IsSource(JsonNode? node) => IsText(node) || node is JsonArray lines && lines.All(IsText);

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    // System.Text.Json says where at the end of its sentence, counted from 0
    [GeneratedRegex(@" (Path|LineNumber): .*", RegexOptions.Singleline)]
    private static partial Regex Place();
}
