using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GenCore.Display;
using static TorchSharp.torch;

namespace GenCore.Tests.Display;

public sealed partial class ChartTests
{
    [Fact]
    public void A_line_ends_where_its_numbers_do()
    {
        var chart = new LineChart("title", "x", "y").Add("line", [0, 1, 2], [5, 7, 6]);
        var points = Points(LinePath(chart));
        Assert.Equal(3, points.Length);
        // x at equal distances, y upside down: the middle is the highest, the last half way
        Assert.Equal(points[1].X - points[0].X, points[2].X - points[1].X, 0.11);
        Assert.Equal((points[0].Y + points[1].Y) / 2, points[2].Y, 0.11);
        Assert.True(points[1].Y < points[0].Y);
    }

    [Fact]
    public void Logarithmic_decades_are_equally_far()
    {
        var points = Points(LinePath(new LineChart(logY: true).Add("line", [1, 10, 100])));
        Assert.Equal(points[0].Y - points[1].Y, points[1].Y - points[2].Y, 0.11);
    }

    [Fact]
    public void What_cannot_be_drawn_leaves_a_gap()
    {
        var path = LinePath(new LineChart(logY: true).Add("line", [1, 2, double.NaN, 3, 4, 0, 5, 6]));
        Assert.Equal(3, path.Count(letter => letter == 'M'));
        Assert.Equal(6, Points(path).Length);
    }

    [Fact]
    public void A_long_line_is_thinned_and_keeps_its_extremes()
    {
        var y = Enumerable.Range(0, 200_000).Select(i => i == 123_456 ? 9.0 : Math.Sin(i * 0.01)).ToArray();
        var chart = new LineChart().Add("line", y);
        Assert.InRange(chart.ToSvg().Length, 1000, 40_000);
        var points = Points(LinePath(chart));
        var peak = points.MinBy(point => point.Y);
        var share = (peak.X - points[0].X) / (points[^1].X - points[0].X);
        Assert.Equal(123_456 / 200_000.0, share, 2e-3);
    }

    [Fact]
    public void Text_is_escaped_and_the_svg_is_xml()
    {
        var chart = new LineChart("a < b & \"c\"", "<x>", "'y'").Add("<script>", [1, 2]);
        var svg = XDocument.Parse(chart.ToSvg());
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToArray();
        Assert.Contains("a < b & \"c\"", texts);
        Assert.Contains("<x>", texts);
        Assert.Contains("'y'", texts);
        Assert.Contains("<script>", texts);
        Assert.Contains("a &lt; b &amp; &quot;c&quot;", chart.ToHtml());
        Assert.DoesNotContain("<script>", chart.ToStaticHtml());
    }

    [Fact]
    public void A_chart_without_numbers_says_so()
    {
        Assert.Contains("no numbers yet", new LineChart().ToSvg());
        Assert.Contains("no numbers yet", new LineChart().Add("line", [double.NaN]).ToSvg());
        Assert.DoesNotContain("no numbers yet", new LineChart().Add("line", [1]).ToSvg());
    }

    [Fact]
    public void Unequal_lengths_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new LineChart().Add("loss", [1, 2], [1]));
        Assert.Contains("\"loss\" has 2 x and 1 y", error.Message);
    }

    [Fact]
    public void Numbers_are_written_the_same_in_every_language()
    {
        var before = CultureInfo.CurrentCulture;
        var plain = new LineChart().Add("line", [0.25, 1234.5]).ToSvg();
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
            Assert.Equal(plain, new LineChart().Add("line", [0.25, 1234.5]).ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Ten_thousand_points_make_a_small_file()
    {
        using var scope = NewDisposeScope();
        var chart = new ScatterChart(randn(10_000, 2), randint(0, 10, new long[] { 10_000 }, dtype: ScalarType.Int64), "latent", "z₁", "z₂");
        Assert.InRange(chart.ToSvg().Length, 40_000, 120_000);
        Assert.InRange(chart.ToHtml().Length, 100_000, 320_000);
        XDocument.Parse(chart.ToSvg());
    }

    [Fact]
    public void Scattered_points_stand_where_they_should()
    {
        using var points = tensor(new[] { 0f, 0f, 1f, 0f, 1f, 1f, float.NaN, 0f }).reshape(4, 2);
        using var labels = tensor(new long[] { 0, 1, 1, 0 });
        var places = Dots(new ScatterChart(points, labels)).OrderBy(place => place.X).ThenByDescending(place => place.Y).ToArray();
        Assert.Equal(3, places.Length);
        Assert.Equal(places[1].Colour, places[2].Colour);
        Assert.NotEqual(places[0].Colour, places[1].Colour);
        Assert.True(places[0].X < places[1].X && places[0].Y == places[1].Y);
        Assert.True(places[1].X == places[2].X && places[1].Y > places[2].Y);
    }

    [Fact]
    public void Too_many_points_are_thinned_with_a_note()
    {
        using var scope = NewDisposeScope();
        var chart = new ScatterChart(randn(25_000, 2));
        Assert.Contains("10,000 of 25,000 points", chart.ToSvg());
        Assert.DoesNotContain("of 10,000 points", new ScatterChart(randn(10_000, 2)).ToSvg());
    }

    [Fact]
    public void Classes_have_names()
    {
        using var scope = NewDisposeScope();
        var labels = tensor(new long[] { 0, 1, 2 });
        Assert.Contains("&lt;moon&gt;", new ScatterChart(randn(3, 2), labels, names: ["ring", "<moon>", "noise"]).ToSvg());
        var error = Assert.Throws<ArgumentException>(() => new ScatterChart(randn(3, 2), labels, names: ["ring", "moon"]));
        Assert.Contains("run from 0 to 2, expected 0 to 1", error.Message);
    }

    [Fact]
    public void What_are_no_points_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("Float32 [3, 3], expected floating point [N, 2]", Assert.Throws<ArgumentException>(() => new ScatterChart(randn(3, 3))).Message);
        Assert.Contains("Float32 [3], expected Int64 [3]", Assert.Throws<ArgumentException>(() => new ScatterChart(randn(3, 2), zeros(3))).Message);
        Assert.Throws<ArgumentException>(() => new ScatterChart(randn(0, 2)));
    }

    // the last one: before it comes the line of the legend
    private static string LinePath(LineChart chart) => Regex.Matches(chart.ToSvg(), "<path d=\"([^\"]*)\" stroke=\"[^\"]*\" fill=\"none\"")[^1].Groups[1].Value;

    // the path is in half pixels, each dot relative to the one before
    private static (string Colour, int X, int Y)[] Dots(ScatterChart chart) =>
        [.. XDocument.Parse(chart.ToSvg()).Descendants().Where(element => element.Attribute("transform")?.Value.StartsWith("scale") == true).SelectMany(path =>
        {
            var (x, y) = (0, 0);
            return Regex.Matches(path.Attribute("d")!.Value, @"m(-?\d+) ?(-?\d+)h0").Select(match =>
                (path.Attribute("stroke")!.Value, x += int.Parse(match.Groups[1].Value), y += int.Parse(match.Groups[2].Value))).ToArray();
        })];

    private static (double X, double Y)[] Points(string path) =>
        [.. PointPattern().Matches(path).Select(match => (double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)))];

    [GeneratedRegex(@"[ML](-?[\d.]+) (-?[\d.]+)")]
    private static partial Regex PointPattern();
}
