using System.Globalization;
using GenCore.Display.Charts;

namespace GenCore.Display;

/// <summary>One or several lines over common axes.</summary>
/// <example><code>
/// new LineChart("Binary entropy", "p", "bits").Add("H(p)", p, entropy)
/// </code></example>
public sealed class LineChart : Chart
{
    // up to here each point of a line gets a dot, so that a single point is seen too
    private const int MaxDots = 25;

    private readonly List<LineSeries> series = [];
    private readonly string? title;
    private readonly string? xLabel;
    private readonly string? yLabel;
    private readonly bool logY;

    /// <summary>Makes a chart without lines.</summary>
    /// <param name="title">Text above the chart.</param>
    /// <param name="xLabel">What x is, with its unit.</param>
    /// <param name="yLabel">What y is, with its unit.</param>
    /// <param name="logY">True for a logarithmic y axis; values of 0 and below leave a gap.</param>
    public LineChart(string? title = null, string? xLabel = null, string? yLabel = null, bool logY = false) =>
        (this.title, this.xLabel, this.yLabel, this.logY) = (title, xLabel, yLabel, logY);

    /// <summary>Adds a line. NaN and infinite values leave a gap.</summary>
    /// <param name="name">Its name in the legend; an empty one has no entry.</param>
    /// <param name="x">The points' x.</param>
    /// <param name="y">The points' y, as many.</param>
    /// <returns>The chart, for the next line.</returns>
    /// <exception cref="ArgumentException">There are more x than y, or fewer.</exception>
    public LineChart Add(string name, IEnumerable<double> x, IEnumerable<double> y)
    {
        double[] xs = [.. x], ys = [.. y];
        if (xs.Length != ys.Length)
            throw new ArgumentException($"The line \"{name}\" has {xs.Length:N0} x and {ys.Length:N0} y, expected as many of both.", nameof(y));
        series.Add(new LineSeries(name, xs, ys));
        return this;
    }

    /// <summary>Adds a line over 0, 1, 2, …</summary>
    /// <returns>The chart, for the next line.</returns>
    public LineChart Add(string name, IEnumerable<double> y)
    {
        double[] ys = [.. y];
        return Add(name, Enumerable.Range(0, ys.Length).Select(i => (double)i), ys);
    }

    /// <inheritdoc/>
    public override string ToSvg()
    {
        var lines = series.Select(line => line.WithGaps(logY)).ToArray();
        var x = Axis.Spanning(lines.SelectMany(line => line.X.Where((_, i) => double.IsFinite(line.Y[i]))), isLog: false, margin: 0);
        var y = Axis.Spanning(lines.SelectMany(line => line.Y), logY, margin: 0.05);
        var legend = lines.Select((line, i) => (line.Name, Palette.Colour(i))).Where(entry => entry.Name.Length > 0);
        var frame = new ChartFrame(title, xLabel, yLabel, x, y, [.. legend]);
        for (var i = 0; i < lines.Length; i++)
        {
            var path = LinePath.Draw(lines[i], frame);
            frame.Add($"<path d=\"{path}\" fill=\"none\" stroke=\"{Palette.Colour(i)}\" stroke-width=\"1.8\" stroke-linejoin=\"round\"/>");
            if (lines[i].X.Length <= MaxDots)
                frame.Add($"<path d=\"{LinePath.Dots(lines[i], frame)}\" stroke=\"{Palette.Colour(i)}\" stroke-width=\"6\" stroke-linecap=\"round\"/>");
        }

        if (lines.All(line => !line.Y.Any(double.IsFinite))) frame.Note("no numbers yet");
        return frame.ToString();
    }

    /// <summary>The title and each line's last value.</summary>
    public override string ToString()
    {
        var lines = series.Where(line => line.Y.Length > 0)
            .Select(line => string.Create(CultureInfo.InvariantCulture, $"{(line.Name.Length > 0 ? line.Name : "line")}: {line.Y.Length:N0} points, last {line.Y[^1]:G5}"));
        return $"{title ?? "line chart"} ({string.Join("; ", lines)})";
    }
}
