using GenCore.Display;
using XPlot.Plotly;
using PlotlyLayout = XPlot.Plotly.Layout.Layout;

namespace GenCore.Tests.Display.Figures;

/// <summary>One small picture for each thing that figures are made of.</summary>
public sealed class SnapshotTests
{
    private static readonly double[] X = [.. Enumerable.Range(0, 13).Select(i => -3 + i * 0.5)];

    [Fact]
    public void A_line_with_a_band() => Snapshot.Matches("band", Small(
        new Scatter { x = X, y = Of(x => x * x - 1), mode = "lines", line = new Line { width = 0 } },
        new Scatter { x = X, y = Of(x => x * x + 1), mode = "none", fill = "tonexty", fillcolor = "rgba(0,114,178,0.2)", name = "± 1" },
        new Scatter { x = X, y = Of(x => x * x), mode = "lines", name = "x²" },
        new Scatter { x = X, y = Of(x => 9 - x * x), mode = "lines", name = "9 − x²", line = new Line { dash = "dash" } }).ToSvg());

    [Fact]
    public void Points_with_errors_symbols_and_text() => Snapshot.Matches("points", Small(
        new Scatter { x = new[] { 1, 2, 3 }, y = new[] { 2.0, 3.5, 3 }, mode = "lines+markers", name = "measured", error_y = new Error_y { array = new[] { 0.5, 0.2, 0.4 } } },
        new Scatter { x = new[] { 1, 2, 3 }, y = new[] { 1.0, 1.5, 2 }, mode = "markers+text", name = "others", text = new[] { "a", "b", "c" }, textposition = "top center", marker = new Marker { symbol = new[] { "star", "diamond-open", "x" }, size = new[] { 8, 12, 16 } } },
        new Scatter { x = new[] { 1, 2, 3 }, y = new[] { 0, 1, 0 }, mode = "markers", marker = new Marker { color = new[] { 0, 5, 10 }, colorbar = new Colorbar { title = "depth" } } }).ToSvg());

    [Fact]
    public void Bars_side_by_side() => Snapshot.Matches("bars", Small(
        new Bar { x = new[] { "VAE", "GAN" }, y = new[] { 3, 2 }, name = "one", text = new[] { "3", "2" } },
        new Bar { x = new[] { "VAE", "GAN" }, y = new[] { 1, 4 }, name = "two", error_y = new Error_y { array = new[] { 0.5, 0.5 } } }).ToSvg());

    [Fact]
    public void Lying_bars_on_each_other() => Snapshot.Matches("bars-stacked", Small(new PlotlyLayout { barmode = "stack", yaxis = new Yaxis { autorange = "reversed" } },
        new Bar { y = new[] { "VAE", "GAN" }, x = new[] { 3, 2 }, orientation = "h", name = "KL" },
        new Bar { y = new[] { "VAE", "GAN" }, x = new[] { 1, 4 }, orientation = "h", name = "reconstruction" }).ToSvg());

    [Fact]
    public void A_histogram_under_its_density() => Snapshot.Matches("histogram", Small(
        new Histogram { x = Enumerable.Range(0, 100).Select(i => Math.Sqrt(i)), histnorm = "probability density", name = "samples", opacity = 0.6 },
        new Scatter { x = new[] { 0, 10 }, y = new[] { 0, 0.2 }, mode = "lines", name = "density" }).ToSvg());

    [Fact]
    public void A_heat_map_of_categories() => Snapshot.Matches("heatmap", Small(new PlotlyLayout { yaxis = new Yaxis { autorange = "reversed" } },
        new Heatmap { z = new[,] { { 5.0, 1 }, { 0, double.NaN } }, x = new[] { "ring", "moon" }, y = new[] { "ring", "moon" }, colorbar = new Colorbar { title = "count" } }).ToSvg());

    [Fact]
    public void A_large_heat_map_of_pixels() => Snapshot.Matches("heatmap-pixels", Small(new Heatmap { z = Plane(25), colorscale = "RdBu" }).ToSvg());

    [Fact]
    public void Contours_filled_and_as_lines() => Snapshot.Matches("contours", new SmallMultiples("Contours", columns: 2) { Width = 480, RowHeight = 200 }
        .Add("filled", new Figure(new Contour { z = Hill(), x = X, y = X }))
        .Add("lines", new Figure(new Contour { z = Hill(), x = X, y = X, contours = new Contours { coloring = "lines", start = 2, end = 14, size = 4 } })).ToSvg());

    [Fact]
    public void Logarithmic_axes_with_remarks() => Snapshot.Matches("log-axes", Small(
        new PlotlyLayout
        {
            xaxis = new Xaxis { type = "log" }, yaxis = new Yaxis { type = "log" },
            annotations = [new Annotation { x = 1, y = -1, text = "1/n", ax = 40, ay = -20 }, new Annotation { xref = "paper", yref = "paper", x = 0, y = 0, text = "two<br>lines", showarrow = false, bgcolor = "#E3E3E3" }],
            shapes = [new Shape { type = "line", xref = "paper", x0 = 0, x1 = 1, y0 = 0.05, y1 = 0.05, line = new Line { dash = "dot" } }, new Shape { x0 = 20, x1 = 50, yref = "paper", y0 = 0, y1 = 1, fillcolor = "#E69F00", opacity = 0.2 }],
        },
        new Scatter { x = new[] { 1, 10, 100 }, y = new[] { 1, 0.1, 0.01 }, mode = "lines" }).ToSvg());

    [Fact]
    public void A_second_y_axis() => Snapshot.Matches("second-axis", Small(new PlotlyLayout { yaxis2 = new Yaxis { overlaying = "y", side = "right", title = "rate" } },
        new Scatter { x = X, y = Of(Math.Sin), mode = "lines", name = "loss" },
        new Scatter { x = X, y = Of(x => 100 * x), mode = "lines", name = "rate", yaxis = "y2" }).ToSvg());

    [Fact]
    public void Small_multiples_of_one_range() => Snapshot.Matches("small-multiples", new SmallMultiples("Waves", columns: 2, sharedY: true) { Width = 480, RowHeight = 180 }
        .Add("k = 1", new Figure(new Scatter { x = X, y = Of(Math.Sin), name = "sine", mode = "lines" }, new Scatter { x = X, y = Of(Math.Cos), name = "cosine", mode = "lines" }))
        .Add("k = 3", new Figure(new Scatter { x = X, y = Of(x => 3 * Math.Sin(x)), name = "sine", mode = "lines" }))
        .Add("k = 2", new Figure(new Bar { x = new[] { 1, 2 }, y = new[] { 1, 2 } }) { XLabel = "n" }).ToSvg());

    [Fact]
    public void A_legend_that_wraps() => Snapshot.Matches("legend", Small(
        [.. Enumerable.Range(0, 7).Select(i => new Scatter { x = new[] { 0, 1 }, y = new[] { i, i + 1 }, mode = "lines", name = $"series number {i}" })]).ToSvg());

    [Fact]
    public void A_slider() => Snapshot.Matches("slider", new Slider("width σ", [0.5, 1, 2], width => Small(
        new Scatter { x = X, y = Of(x => Math.Exp(-x * x / 2) / 3), mode = "lines", name = "σ = 1" },
        new Scatter { x = X, y = Of(x => Math.Exp(-x * x / (2 * width * width)) / width / 3), mode = "lines+markers", name = "density" })) { Start = 1 }.ToSvg());

    private static Figure Small(params Trace[] traces) => Small(new PlotlyLayout(), traces);

    private static Figure Small(PlotlyLayout layout, params Trace[] traces)
    {
        (layout.width, layout.height) = (420, 280);
        return new Figure(traces) { Title = "Title", XLabel = "x", YLabel = "y", Layout = layout };
    }

    private static double[] Of(Func<double, double> f) => [.. X.Select(f)];

    private static double[,] Plane(int size)
    {
        var z = new double[size, size];
        for (var row = 0; row < size; row++)
            for (var column = 0; column < size; column++) z[row, column] = row + column;
        return z;
    }

    private static double[][] Hill() => [.. X.Select(y => X.Select(x => x * x + y * y).ToArray())];
}
