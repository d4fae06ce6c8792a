using System.Text.Json.Nodes;
using GenCore.Display.Figures;
using XPlot.Plotly;
using PlotlyLayout = XPlot.Plotly.Layout.Layout;

namespace GenCore.Display;

/// <summary>
/// A figure of XPlot.Plotly's traces: <c>Scatter</c>, <c>Bar</c>, <c>Histogram</c>, <c>Heatmap</c> and <c>Contour</c>.
/// </summary>
/// <remarks>
/// Data are lists or arrays of numbers or texts, matrices as arrays or lists of rows, and tensors of one or two dimensions;
/// they are copied, so that tensors may be freed afterwards. Numbers are rounded to about five digits. Lines of more than
/// 2,000 points are thinned where nobody sees it, and traces of more than 10,000 dots with a note.
/// </remarks>
/// <example><code>
/// new Figure(
///     new Histogram { x = samples, histnorm = "probability density", name = "samples" },
///     new Scatter { x = grid, y = density, mode = "lines", name = "density" })
/// {
///     Title = "A normal distribution", XLabel = "x", YLabel = "p(x)",
/// }
/// </code></example>
public sealed class Figure : Plot
{
    private readonly JsonObject[] traces;
    private readonly JsonObject layout = [];
    private readonly PlotlyLayout? given;

    /// <summary>Makes a figure.</summary>
    /// <param name="traces">What is drawn, from back to front.</param>
    /// <exception cref="ArgumentException">A trace is of a type that is not drawn, or its data do not fit together.</exception>
    public Figure(params Trace[] traces) : this((IEnumerable<Trace>)traces)
    {
    }

    /// <summary>Makes a figure of as many traces as there are.</summary>
    /// <inheritdoc cref="Figure(Trace[])"/>
    public Figure(IEnumerable<Trace> traces)
    {
        this.traces = [.. traces.Select(PlotlyJson.Read)];
        foreach (var trace in this.traces) TraceCheck.Check(trace);
    }

    /// <summary>Axes, annotations, shapes, size and all else that is no trace.</summary>
    public PlotlyLayout? Layout
    {
        get => given;
        init
        {
            given = value;
            layout = value is null ? [] : PlotlyJson.Read(value);
        }
    }

    /// <summary>The text above the figure; the layout's, unless it is set here.</summary>
    public string? Title { get; init; }

    /// <summary>What x is, with its unit; the layout's, unless it is set here.</summary>
    public string? XLabel { get; init; }

    /// <summary>What y is, with its unit; the layout's, unless it is set here.</summary>
    public string? YLabel { get; init; }

    /// <summary>The title, and the kind, name and size of each trace.</summary>
    public override string ToString() => $"{Title ?? layout.Text("title") ?? "figure"} ({string.Join("; ", traces.Select(Describe))})";

    internal override FigureJson ToFigure()
    {
        var whole = (JsonObject)layout.DeepClone();
        if (Title is not null) whole["title"] = Title;
        if (XLabel is not null) whole.Child("xaxis")["title"] = XLabel;
        if (YLabel is not null) whole.Child("yaxis")["title"] = YLabel;
        return FigureJson.Of(traces, whole);
    }

    private static string Describe(JsonObject trace)
    {
        var name = trace.Text("name") is { Length: > 0 } given ? $" {given}" : "";
        var size = trace.Array("z") is { } z ? $"{z.Count} × {((JsonArray)z[0]!).Count}" : $"{Svg.Count((trace.Array("x") ?? trace.Array("y"))!.Count)} {(trace.Text("type") == "histogram" ? "numbers" : "points")}";
        return $"{trace.Text("type")}{name}, {size}";
    }
}
