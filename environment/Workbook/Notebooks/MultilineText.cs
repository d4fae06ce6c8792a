using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>Jupyter's way to store text: a list of lines, each with its line end.</summary>
internal static class MultilineText
{
    /// <summary>The lines as one text, whose line ends are "\n" also where Windows wrote it.</summary>
    public static string Join(JsonNode? text) => text switch
    {
        JsonArray lines => string.Concat(lines.Select(line => (string?)line)).Replace("\r\n", "\n"),
        JsonValue value => ((string)value!).Replace("\r\n", "\n"),
        _ => "",
    };

    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) + 1;
            if (end == 0)
                end = text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
