using GenCore.Display.Charts;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Display;

/// <summary>Points in the plane, coloured by class: a map of a two-dimensional latent space, for example.</summary>
public sealed class ScatterChart : Chart
{
    /// <summary>More points than these are thinned evenly, and the chart says so: the file stays small.</summary>
    private const int MaxPoints = 10_000;

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
        var kept = total <= MaxPoints ? arange(total, ScalarType.Int64) : linspace(0, total - 1, MaxPoints, ScalarType.Float64).to_type(ScalarType.Int64);
        var coordinates = points.detach().cpu().to_type(ScalarType.Float64).index_select(0, kept).t().contiguous().data<double>().ToArray();
        (x, y) = (coordinates[..(coordinates.Length / 2)], coordinates[(coordinates.Length / 2)..]);
        this.labels = labels is null ? new long[x.Length] : labels.cpu().index_select(0, kept).data<long>().ToArray();
        if (this.labels.Min() < 0 || names is not null && this.labels.Max() >= names.Count)
            throw new ArgumentException($"The labels run from {this.labels.Min()} to {this.labels.Max()}, expected 0 to {(names?.Count - 1)?.ToString() ?? "the number of classes less one"}.", nameof(labels));
    }

    private bool HasClasses => names is not null || labels.Any(label => label != 0);

    /// <inheritdoc/>
    public override string ToSvg()
    {
        var shown = Enumerable.Range(0, x.Length).Where(i => double.IsFinite(x[i]) && double.IsFinite(y[i])).ToArray();
        var (xAxis, yAxis) = (Axis.Spanning(shown.Select(i => x[i]), false, 0.03), Axis.Spanning(shown.Select(i => y[i]), false, 0.03));
        var classes = shown.GroupBy(i => labels[i]).OrderBy(group => group.Key).Select(group => (Label: group.Key, Points: group.ToArray())).ToArray();
        var legend = HasClasses ? classes.Select(one => (Name(one.Label), Palette.Colour(one.Label))) : [];
        var frame = new ChartFrame(title, xLabel, yLabel, xAxis, yAxis, [.. legend], height: 460);

        var diameter = shown.Length > 3000 ? 2.5 : shown.Length > 300 ? 4 : 6;
        foreach (var (label, path) in ScatterPath.Draw(classes.Select(one => (one.Label, one.Points.Select(i => frame.Place(x[i], y[i])).ToArray()))))
            frame.Add($"<path d=\"{path}\" transform=\"scale({Svg.Number(ScatterPath.Resolution)})\" stroke=\"{Palette.Colour(label)}\" stroke-width=\"{Svg.Number(diameter / ScatterPath.Resolution)}\" stroke-linecap=\"round\" stroke-opacity=\"0.8\"/>");

        // in the middle of its points a short name says more than a colour; long ones would cover each other
        if (HasClasses && classes.All(one => Name(one.Label).Length <= 3))
        {
            foreach (var (label, points) in classes) frame.AddLabel(Name(label), Median(points, x), Median(points, y));
        }

        if (shown.Length < total) frame.Note($"{Svg.Count(shown.Length)} of {Svg.Count(total)} points");
        return frame.ToString();
    }

    /// <summary>The title and the number of points and classes.</summary>
    public override string ToString() =>
        $"{title ?? "scatter chart"} ({Svg.Count(total)} points{(HasClasses ? $" in {labels.Distinct().Count()} classes" : "")})";

    private string Name(long label) => names is null ? label.ToString() : names[(int)label];

    private static double Median(int[] points, double[] values) => points.Select(i => values[i]).Order().ElementAt(points.Length / 2);
}
