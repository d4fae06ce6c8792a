using GenCore.Display.Figures;

namespace GenCore.Display;

/// <summary>
/// What is drawn over axes. It is shown as a static picture that needs no script; where scripts run and Plotly can be
/// fetched, an interactive figure of the same look takes its place.
/// </summary>
public abstract class Plot : Visual
{
    private protected Plot()
    {
    }

    /// <summary>The picture as the text of an SVG file, in light and dark.</summary>
    public string ToSvg() => new FigureDrawing(ToFigure()).ToSvg();

    /// <inheritdoc/>
    public sealed override string ToHtml() => FigureHtml.Interactive(new FigureDrawing(ToFigure()), ToString());

    /// <summary>The picture alone, for displays that are replaced before a script could run.</summary>
    internal string ToStaticHtml() => FigureHtml.Static(ToSvg(), ToString());

    /// <summary>Traces and layout, completed by what they left open. Each call makes them anew.</summary>
    internal abstract FigureJson ToFigure();

    internal sealed override (string MimeType, string Content)? Picture => (MimeTypes.Svg, ToSvg());
}
