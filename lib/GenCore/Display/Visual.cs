using System.Net;
using GenCore.Display.Hosts;

namespace GenCore.Display;

/// <summary>
/// Something to look at: a picture, a chart, a table, a line of progress. As the last expression of a cell it is shown
/// by the notebook's host; <see cref="Show"/> shows it in the middle of one.
/// </summary>
/// <remarks>
/// Hosts find out how by convention: <see cref="ToHtml"/> by its name (Verso), <c>TypeFormatterSourceAttribute</c> by its
/// name (.NET Interactive), a registered formatter (ClrKernel), <see cref="object.ToString"/> (everything else).
/// </remarks>
[TypeFormatterSource(typeof(VisualFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public abstract class Visual
{
    static Visual() => ClrKernelFormatter.Register();

    /// <summary>The visual as an HTML fragment that needs no other file.</summary>
    public abstract string ToHtml();

    /// <summary>The visual in plain text, for consoles.</summary>
    public abstract override string ToString();

    /// <summary>Shows the visual now, in whatever host the program runs.</summary>
    /// <returns>A handle that can replace what is shown.</returns>
    public virtual DisplayHandle Show() => new(this);

    /// <summary>The visual as a picture, where it has one: a MIME type with base64 (PNG) or text (SVG).</summary>
    internal virtual (string MimeType, string Content)? Picture => null;

    /// <summary>Every form of the visual by its MIME type.</summary>
    internal IReadOnlyDictionary<string, string> ToMimeBundle()
    {
        var bundle = new Dictionary<string, string> { [MimeTypes.Html] = ToHtml() };
        if (Picture is { } picture) bundle[picture.MimeType] = picture.Content;
        bundle[MimeTypes.Text] = ToString();
        return bundle;
    }

    /// <summary>The text with HTML's special characters escaped, for content and quoted attributes.</summary>
    internal static string Escape(string text) => WebUtility.HtmlEncode(text);
}
