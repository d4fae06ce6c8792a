using System.Net;
using System.Text.Json.Nodes;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Workbook.Notebooks;

namespace Workbook.Pages;

/// <summary>The Markdown of one page, whose headings are gathered as it is rendered.</summary>
/// <param name="folder">The folder that relative images are in.</param>
internal sealed class MarkdownCells(string folder)
{
    private static readonly MarkdownPipeline Dialect = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).Build();

    private readonly List<Heading> headings = [];
    private readonly HashSet<string> ids = [];

    public IReadOnlyList<Heading> Headings => headings;

    /// <summary>Renders one text.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="attachments">The images that are stored in its cell, by name.</param>
    public string Render(string markdown, JsonObject? attachments = null)
    {
        var formulas = new Formulas();
        var document = Markdown.Parse(formulas.TakeOut(markdown), Dialect);
        foreach (var heading in document.Descendants<HeadingBlock>())
            Name(heading, formulas);
        foreach (var link in document.Descendants<LinkInline>())
            link.Url = link.IsImage ? Embedded(link.Url, attachments) : Page(link.Url);
        return formulas.PutBack(document.ToHtml(Dialect));
    }

    private void Name(HeadingBlock heading, Formulas formulas)
    {
        var plain = Plain(heading.Inline);
        var text = WebUtility.HtmlDecode(formulas.PutBackSource(plain));
        var slug = LinkHelper.UrilizeAsGfm(text);
        var id = CellIds.Unique(slug.Length == 0 ? "section" : slug, ids);
        ids.Add(id);
        heading.GetAttributes().Id = id;
        headings.Add(new Heading(heading.Level, id, formulas.PutBack(plain), text));
    }

    private static string Plain(ContainerInline? inline)
    {
        var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForInline = false };
        if (inline is not null)
            renderer.WriteChildren(inline);
        return writer.ToString().Trim();
    }

    // a notebook's page lies beside the pages of its neighbours
    private static string? Page(string? url)
    {
        if (url is null || url.Contains("://", StringComparison.Ordinal))
            return url;
        var end = url.IndexOf('#') is >= 0 and var fragment ? fragment : url.Length;
        return url[..end].EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) ? $"{url[..(end - ".ipynb".Length)]}.html{url[end..]}" : url;
    }

    private string? Embedded(string? url, JsonObject? attachments)
    {
        const string attachment = "attachment:";
        if (url is null || url.Contains("://", StringComparison.Ordinal))
            return url;
        if (url.StartsWith(attachment, StringComparison.Ordinal))
        {
            var image = (attachments?[Uri.UnescapeDataString(url[attachment.Length..])] as JsonObject)?.FirstOrDefault();
            return image is { Value: { } data } ? Html.DataUri(image.Value.Key, MultilineText.Join(data)) : url;
        }

        var file = Path.Combine(folder, Uri.UnescapeDataString(url));
        return ImageType(file) is { } type && File.Exists(file) ? Html.DataUri(type, Convert.ToBase64String(File.ReadAllBytes(file))) : url;
    }

    private static string? ImageType(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".svg" => "image/svg+xml",
        ".webp" => "image/webp",
        _ => null,
    };
}
