using System.Text;
using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Pages;

/// <summary>An executed notebook as one HTML page that reads by itself: offline, without scripts, in a browser or on paper.</summary>
internal sealed class NotebookPage
{
    private const int FewestSections = 3;

    private readonly MarkdownCells markdown;
    private readonly OutputHtml outputs;
    private readonly bool isCSharp;

    private NotebookPage(Notebook notebook)
    {
        markdown = new MarkdownCells(notebook.Folder);
        outputs = new OutputHtml(markdown);
        isCSharp = NotebookLanguage.Of(notebook).IsCSharp;
    }

    /// <summary>The page. Links to other notebooks lead to their pages, which are expected in the same folder.</summary>
    public static string Render(Notebook notebook) => new NotebookPage(notebook).Write(notebook);

    private string Write(Notebook notebook)
    {
        var cells = notebook.Cells.Select(Cell).ToList();
        // below the title
        cells.Insert(cells.Count > 0 && notebook.Cells.First()["cell_type"]!.ToString() == "markdown" ? 1 : 0, Contents());
        var title = markdown.Headings.FirstOrDefault()?.Text ?? notebook.Name;
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Html.Escape(title)}</title>
            <style>
            {Resource.Read("page.css")}</style>
            </head>
            <body>
            <main>
            {string.Concat(cells)}</main>
            </body>
            </html>

            """;
    }

    private string Cell(JsonObject json)
    {
        var source = MultilineText.Join(json["source"]);
        return json["cell_type"]!.ToString() switch
        {
            "markdown" => $"<section class=\"markdown\">\n{markdown.Render(source, json["attachments"] as JsonObject)}</section>\n",
            "code" => Code(new CodeCell(json)),
            _ => $"<section class=\"raw\"><pre>{Html.Escape(source)}</pre></section>\n",
        };
    }

    private string Code(CodeCell cell)
    {
        var html = new StringBuilder("<section class=\"code\">\n");
        html.Append($"<div class=\"count\">[{cell.ExecutionCount?.ToString() ?? " "}]</div>\n");
        if (cell.HasTag(CellTags.Injected))
            html.Append("<div class=\"note\">knobs set for this run</div>\n");
        var language = NotebookLanguage.Of(cell);
        var coloured = language.Said is null ? isCSharp : language.IsCSharp;
        // a line break right after <pre> would be swallowed, and the one here is
        html.Append($"<pre class=\"source\">\n{(coloured ? CodeColours.Render(cell.Source) : Html.Escape(cell.Source))}</pre>\n");
        foreach (var output in cell.Json["outputs"]!.AsArray().OfType<JsonObject>())
            html.Append(outputs.Render(output));
        return html.Append("</section>\n").ToString();
    }

    private string Contents()
    {
        var sections = markdown.Headings.Where(heading => heading.Level == 2).ToArray();
        if (sections.Length < FewestSections)
            return "";
        var items = sections.Select(section => $"<li><a href=\"#{Html.Escape(section.Id)}\">{section.Html}</a></li>\n");
        return $"<nav class=\"contents\" aria-label=\"Contents\">\n<ul>\n{string.Concat(items)}</ul>\n</nav>\n";
    }
}
