using System.Globalization;
using GenCore.Display.Figures;
using XPlot.Plotly;

namespace GenCore.Display;

/// <summary>One or several lines over common axes: the short way to a <see cref="Figure"/> of lines.</summary>
/// <example><code>
/// new LineChart("Binary entropy", "p", "bits").Add("H(p)", p, entropy)
/// </code></example>
public sealed class LineChart : Plot
{
    private readonly List<(string Name, double[] X, double[] Y)> series = [];
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
        series.Add((name, xs, ys));
        return this;
    }

    /// <summary>Adds a line over 0, 1, 2, …</summary>
    /// <returns>The chart, for the next line.</returns>
    public LineChart Add(string name, IEnumerable<double> y)
    {
        double[] ys = [.. y];
        return Add(name, Enumerable.Range(0, ys.Length).Select(i => (double)i), ys);
    }

    /// <summary>The title and each line's last value.</summary>
    public override string ToString()
    {
        var lines = series.Where(line => line.Y.Length > 0)
            .Select(line => string.Create(CultureInfo.InvariantCulture, $"{(line.Name.Length > 0 ? line.Name : "line")}: {line.Y.Length:N0} points, last {line.Y[^1]:G5}"));
        return $"{title ?? "line chart"} ({string.Join("; ", lines)})";
    }

    internal override FigureJson ToFigure()
    {
        var yaxis = new Yaxis { type = logY ? "log" : "linear" };
        var lines = series.Select(line => new Scatter { name = line.Name, x = line.X, y = line.Y });
        var figure = new Figure(lines)
        {
            Title = title, XLabel = xLabel, YLabel = yLabel,
            Layout = new() { yaxis = yaxis, showlegend = true },
        }.ToFigure();
        if (!series.Any(line => line.Y.Any(double.IsFinite))) LayoutDefaults.AddNote(figure.Layout, "no numbers yet");
        return figure;
    }
}
