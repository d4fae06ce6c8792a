using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>A trace as it is drawn: it reads Plotly's JSON, tells the axes what it reaches, and draws into its panel.</summary>
internal abstract class Mark(JsonObject trace, Panel panel)
{
    /// <summary>The types of trace that can be drawn.</summary>
    public static IReadOnlyList<string> Types { get; } = ["bar", "contour", "heatmap", "histogram", "scatter"];

    protected JsonObject Trace => trace;

    public Panel Panel => panel;

    /// <summary>The scale of colours that belongs beside the panel.</summary>
    public virtual ColourBar? ColourBar => null;

    /// <summary>How many dots <see cref="DrawDots"/> draws.</summary>
    public virtual int DotCount => 0;

    /// <summary>The trace's line in the legend.</summary>
    public LegendEntry? LegendEntry => trace.Flag("showlegend") != false && trace.Text("name") is { Length: > 0 } name ? Swatch(name) : null;

    /// <summary>The mark of a trace; a band up to the trace before needs that one too.</summary>
    public static Mark Of(JsonObject trace, Panel panel, Mark? before) => trace.Text("type") switch
    {
        "bar" => new BarMark(trace, panel),
        "contour" => new ContourMark(trace, panel),
        "heatmap" => new HeatmapMark(trace, panel),
        "histogram" => new BarMark(HistogramBins.ToBars(trace), panel),
        _ => new ScatterMark(trace, panel, before as ScatterMark),
    };

    /// <summary>Tells the axes what they have to hold.</summary>
    public abstract void Measure();

    /// <summary>Draws the trace, all but its dots.</summary>
    public abstract void Draw(SvgWriter svg);

    /// <summary>Draws every so many of the dots: traces take turns, so that the last does not cover the others.</summary>
    public virtual void DrawDots(SvgWriter svg, int turn, int turns)
    {
    }

    protected abstract LegendEntry? Swatch(string name);

    /// <summary>The data of one key, or 0, 1, 2, … where it is missing.</summary>
    protected double[] Values(string key, FigureAxis axis, int count) =>
        trace.Array(key) is { } values ? axis.Numbers(values) : [.. Enumerable.Range(0, count).Select(i => (double)i)];

    protected string OpacityAttribute(string name) => trace.Number("opacity") is { } opacity and < 1 ? $" {name}=\"{Svg.Share(opacity)}\"" : "";
}
