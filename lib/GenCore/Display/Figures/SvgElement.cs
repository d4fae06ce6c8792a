using System.Text;

namespace GenCore.Display.Figures;

/// <summary>An element of a picture, complete from its opening to its closing tag.</summary>
/// <param name="Text">The element.</param>
/// <param name="Viewport">The opening tag of the nested picture that it is in, if any.</param>
internal readonly record struct SvgElement(string Text, string? Viewport)
{
    /// <summary>The elements as text, neighbours of one nested picture within one.</summary>
    public static string Join(IEnumerable<SvgElement> elements)
    {
        var (svg, viewport) = (new StringBuilder(), (string?)null);
        foreach (var element in elements)
        {
            if (element.Viewport != viewport) svg.Append(viewport is null ? "" : "</svg>").Append(element.Viewport);
            viewport = element.Viewport;
            svg.Append(element.Text);
        }

        return svg.Append(viewport is null ? "" : "</svg>").ToString();
    }
}
