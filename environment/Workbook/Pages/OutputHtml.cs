using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbook.Notebooks;

namespace Workbook.Pages;

/// <summary>The outputs of code cells as HTML, each by the richest form that it has.</summary>
internal sealed partial class OutputHtml(MarkdownCells markdown)
{
    public string Render(JsonObject output) => Text(output["output_type"]) switch
    {
        "stream" => Box(Text(output["name"]) == "stderr" ? "plain stderr" : "plain", Plain(Text(output["text"]))),
        "display_data" or "execute_result" when output["data"] is JsonObject data => Rich(data),
        "error" => Error(output),
        _ => "",
    };

    private string Rich(JsonObject data)
    {
        var description = Text(data["text/plain"]);
        foreach (var (type, render) in (ReadOnlySpan<(string, Func<string, string>)>)
        [
            ("text/html", html => Box("rich", html)),
            // as an image, so that its styles and ids stay its own
            ("image/svg+xml", svg => Box("rich", Html.Image("image/svg+xml", Html.Base64(svg), description))),
            ("image/png", image => Box("rich", Html.Image("image/png", Blank().Replace(image, ""), description))),
            ("image/jpeg", image => Box("rich", Html.Image("image/jpeg", Blank().Replace(image, ""), description))),
            ("text/markdown", text => Box("rich", markdown.Render(text))),
            // text with formulas, whose text Markdown shows as it is
            ("text/latex", text => Box("rich", markdown.Render(text))),
            ("text/plain", text => Box("plain", Plain(text))),
        ])
        {
            if (data[type] is { } form)
                return render(Text(form));
        }

        return "";
    }

    private static string Error(JsonObject error)
    {
        var traceback = (error["traceback"] as JsonArray)?.Select(Text) ?? [];
        return Box("plain error", $"<strong>{Plain($"{Text(error["ename"])}: {Text(error["evalue"])}")}</strong>\n{Plain(string.Join('\n', traceback))}");
    }

    private static string Box(string style, string html) =>
        style.StartsWith("plain", StringComparison.Ordinal) ? $"<pre class=\"output {style}\">{html}</pre>\n" : $"<div class=\"output {style}\">{html}</div>\n";

    private static string Plain(string text) => Html.Escape(Ansi().Replace(text, ""));

    private static string Text(JsonNode? node) => node is JsonArray or JsonValue ? MultilineText.Join(node) : "";

    [GeneratedRegex(@"\x1B(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1B]*(\x07|\x1B\\)|[@-Z\\^_])")]
    private static partial Regex Ansi();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
