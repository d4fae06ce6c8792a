using GenCore.Display.Figures;
using TorchSharp;
using XPlot.Plotly;
using static TorchSharp.torch;
using PlotlyLayout = XPlot.Plotly.Layout.Layout;

namespace GenCore.Display;

/// <summary>
/// Points in the plane, coloured by class: a map of a two-dimensional latent space, for example. More than 10,000 are
/// thinned evenly, and the chart says so.
/// </summary>
public sealed class ScatterChart : Plot
{
    private const double Height = 460;

    private readonly double[] x;
    private readonly double[] y;
    private readonly long[] labels;
    private readonly IReadOnlyList<string>? names;
    private readonly long total;
    private readonly string? title;
    private readonly string? xLabel;
    private readonly string? yLabel;

    /// <summary>Makes the chart; the tensors may be freed afterwards.</summary>
    /// <param name="points">Floating point [N, 2]. Points with NaN or infinite coordinates are left out.</param>
    /// <param name="labels">int64 [N], the class of each point from 0; null for one class.</param>
    /// <param name="title">Text above the chart.</param>
    /// <param name="xLabel">What the first coordinate is.</param>
    /// <param name="yLabel">What the second coordinate is.</param>
    /// <param name="names">The name of each class; null names them by their number.</param>
    /// <exception cref="ArgumentException">A shape or type is another, there is no point, or a label is negative or has no name.</exception>
    public ScatterChart(Tensor points, Tensor? labels = null, string? title = null, string? xLabel = null, string? yLabel = null, IReadOnlyList<string>? names = null)
    {
        if (points.dim() != 2 || points.shape[1] != 2 || points.shape[0] == 0 || !points.is_floating_point())
            throw new ArgumentException($"The points are {points.dtype} [{string.Join(", ", points.shape)}], expected floating point [N, 2] with one point or more.", nameof(points));
        total = points.shape[0];
        if (labels is not null && (labels.dim() != 1 || labels.shape[0] != total || labels.dtype != ScalarType.Int64))
            throw new ArgumentException($"The labels are {labels.dtype} [{string.Join(", ", labels.shape)}], expected Int64 [{total}], one for each point.", nameof(labels));
        (this.title, this.xLabel, this.yLabel, this.names) = (title, xLabel, yLabel, names);

        using var scope = NewDisposeScope();
        using var kept = tensor(Thinning.Evenly((int)total).Select(i => (long)i).ToArray());
        var coordinates = points.detach().cpu().to_type(ScalarType.Float64).index_select(0, kept).t().contiguous().data<double>().ToArray();
        (x, y) = (coordinates[..(coordinates.Length / 2)], coordinates[(coordinates.Length / 2)..]);
        this.labels = labels is null ? new long[x.Length] : labels.cpu().index_select(0, kept).data<long>().ToArray();
        if (this.labels.Min() < 0 || names is not null && this.labels.Max() >= names.Count)
            throw new ArgumentException($"The labels run from {this.labels.Min()} to {this.labels.Max()}, expected 0 to {(names?.Count - 1)?.ToString() ?? "the number of classes less one"}.", nameof(labels));
    }

    private bool HasClasses => names is not null || labels.Any(label => label != 0);

    /// <summary>The title and the number of points and classes.</summary>
    public override string ToString() =>
        $"{title ?? "scatter chart"} ({Svg.Count(total)} points{(HasClasses ? $" in {labels.Distinct().Count()} classes" : "")})";

    internal override FigureJson ToFigure()
    {
        var shown = Enumerable.Range(0, x.Length).Where(i => double.IsFinite(x[i]) && double.IsFinite(y[i])).ToArray();
        var classes = shown.GroupBy(i => labels[i]).OrderBy(group => group.Key).Select(group => (Label: group.Key, Points: group.ToArray())).ToArray();
        var size = shown.Length > 3000 ? 2.5 : shown.Length > 300 ? 4 : 6;
        var traces = classes.Select(one => new Scatter
        {
            name = HasClasses ? Name(one.Label) : "",
            mode = "markers",
            x = one.Points.Select(i => x[i]),
            y = one.Points.Select(i => y[i]),
            marker = new Marker { color = Palette.Colour(one.Label), size = size, opacity = 0.8 },
        });

        // in the middle of its points a short name says more than a colour; long ones would cover each other
        var names = HasClasses && classes.All(one => Name(one.Label).Length <= 3) ? classes : [];
        var layout = new PlotlyLayout
        {
            height = Height,
            showlegend = HasClasses,
            annotations = names.Select(one => new Annotation
            {
                text = Name(one.Label), x = Median(one.Points, x), y = Median(one.Points, y), showarrow = false, font = new Font { size = 17 },
            }).ToArray(),
        };
        var figure = new Figure(traces) { Title = title, XLabel = xLabel, YLabel = yLabel, Layout = layout }.ToFigure();
        if (shown.Length < total) LayoutDefaults.AddNote(figure.Layout, Thinning.Note(shown.Length, total));
        return figure;
    }

    private string Name(long label) => names is null ? label.ToString() : names[(int)label];

    private static double Median(int[] points, double[] values) => points.Select(i => values[i]).Order().ElementAt(points.Length / 2);
}
