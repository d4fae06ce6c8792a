using System.Text;

namespace GenCore.Display;

/// <summary>A chart drawn as SVG, shown as one static picture that needs no script.</summary>
public abstract class Chart : Visual
{
    private protected Chart()
    {
    }

    /// <summary>The chart as the text of an SVG file.</summary>
    public abstract string ToSvg();

    /// <summary>
    /// The chart as an image. It is embedded as a file and not as markup, so that a page's styles do not reach into it
    /// and hosts that strip SVG elements still show it.
    /// </summary>
    public sealed override string ToHtml()
    {
        var svg = Convert.ToBase64String(Encoding.UTF8.GetBytes(ToSvg()));
        return $"<img src=\"data:image/svg+xml;base64,{svg}\" alt=\"{Escape(ToString())}\" style=\"max-width:100%\">";
    }

    internal sealed override (string MimeType, string Content)? Picture => (MimeTypes.Svg, ToSvg());
}
