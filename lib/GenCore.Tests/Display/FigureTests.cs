using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GenCore.Display;
using XPlot.Plotly;
using PlotlyLayout = XPlot.Plotly.Layout.Layout;

namespace GenCore.Tests.Display;

public sealed class FigureTests
{
    [Fact]
    public void Plotly_gets_what_was_set_and_what_the_picture_chose()
    {
        var figure = PlotlyOf(new Figure(new Scatter { x = new[] { 1, 2, 3 }, y = new[] { 3, double.NaN, 4 }, name = "a", mode = "lines" }) { Title = "T", XLabel = "step" });
        var trace = figure["data"]![0]!;
        Assert.Equal("[1,2,3]", trace["x"]!.ToJsonString());
        Assert.Equal("[3,null,4]", trace["y"]!.ToJsonString());
        Assert.Equal("#0072B2", trace["line"]!["color"]!.GetValue<string>());
        Assert.Equal(("T", "step"), (figure["layout"]!["title"]!["text"]!.GetValue<string>(), figure["layout"]!["xaxis"]!["title"]!["text"]!.GetValue<string>()));
        Assert.Equal("[1,3]", figure["layout"]!["xaxis"]!["range"]!.ToJsonString());
        Assert.DoesNotContain("_isSubplotObj", figure.ToJsonString());
    }

    [Fact]
    public void The_layout_gives_way_to_titles_of_the_figure()
    {
        var layout = new PlotlyLayout { title = "layout's", xaxis = new Xaxis { title = "x", type = "log" } };
        Assert.Contains(">layout's<", WebUtilityDecode(new Figure(Line()) { Layout = layout }.ToSvg()));
        var svg = new Figure(Line()) { Layout = layout, Title = "own", XLabel = "n" }.ToSvg();
        Assert.Contains(">own<", svg);
        Assert.Contains(">n<", svg);
        Assert.DoesNotContain(">x<", svg);
    }

    [Fact]
    public void The_same_figure_makes_the_same_text()
    {
        static string Html() => new Figure(Line(), new Histogram { x = new[] { 1.5, 2.5, 2.6 } }).ToHtml();
        Assert.Equal(Html(), Html());
        var figure = new Figure(Line());
        Assert.Equal(figure.ToSvg(), figure.ToSvg());
        Assert.DoesNotContain(" id=", Html());
    }

    [Fact]
    public void The_image_comes_before_the_script_and_both_are_one_figure()
    {
        var figure = new Figure(Line()) { Title = "a \"b\" <c>" };
        var html = figure.ToHtml();
        Assert.StartsWith("<div class=\"gencore-figure\"><img src=\"data:image/svg+xml;base64,", html);
        Assert.Contains("alt=\"a &quot;b&quot; &lt;c&gt; (scatter a, 2 points)\"", html);
        Assert.Contains("plotly-2.35.2.min.js", html);
        Assert.Equal(2, Regex.Matches(html, "<script").Count);
        Assert.DoesNotContain("<script", new Figure(Line()).ToStaticHtml());
    }

    [Fact]
    public void Text_cannot_end_the_script_or_the_picture()
    {
        var evil = "</script><!-- <b> & \" '";
        var figure = new Figure(new Scatter { x = new[] { evil }, y = new[] { 1 }, name = evil, mode = "markers+text", text = evil }) { Title = evil, XLabel = evil, Layout = new PlotlyLayout { showlegend = true } };
        Assert.Equal(2, Regex.Matches(figure.ToHtml(), "</script>").Count);
        Assert.DoesNotContain("<!--", figure.ToHtml());
        Assert.Equal(evil, PlotlyOf(figure)["data"]![0]!["name"]!.GetValue<string>());
        Assert.Equal(5, XDocument.Parse(figure.ToSvg()).Descendants().Count(element => element.Value == evil && element.Name.LocalName == "text"));
    }

    [Fact]
    public void A_colour_cannot_end_its_attribute()
    {
        var svg = new Figure(new Scatter { x = new[] { 1, 2 }, y = new[] { 1, 2 }, mode = "lines+markers", line = new Line { color = "\"/><script>" }, fill = "tozeroy", fillcolor = "\"<" }) { Layout = new PlotlyLayout { paper_bgcolor = "\"<" } }.ToSvg();
        Assert.DoesNotContain("<script>", svg);
        XDocument.Parse(svg);
    }

    [Fact]
    public void A_band_runs_forth_along_one_line_and_back_along_the_other()
    {
        var svg = new Figure(
            new Scatter { x = new[] { 0, 1 }, y = new[] { 0, 0 }, mode = "lines" },
            new Scatter { x = new[] { 0, 1 }, y = new[] { 1, 1 }, mode = "lines", fill = "tonexty" })
        { Layout = new PlotlyLayout { yaxis = new Yaxis { range = new[] { 0, 1 } }, margin = new Margin { l = 100, r = 40, t = 60, b = 50 } } }.ToSvg();
        Assert.Contains("d=\"M100 60L600 60L600 310L100 310Z\"", svg);
    }

    [Fact]
    public void Cells_have_the_colours_of_their_numbers()
    {
        var svg = new Figure(new Heatmap { z = new[,] { { 0.0, 5 }, { 10, double.NaN } }, colorscale = new object[] { new object[] { 0, "#000000" }, new object[] { 1, "#64C8FE" } } })
        { Layout = new PlotlyLayout { margin = new Margin { l = 40, r = 100, t = 60, b = 50 } } }.ToSvg();
        // the first row is the lowest; the cell without a number is not drawn
        Assert.Contains("d=\"M40 310H290V185H40Z\" fill=\"#000000\"", svg);
        Assert.Contains("d=\"M290 310H540V185H290Z\" fill=\"#32647F\"", svg);
        Assert.Contains("d=\"M40 185H290V60H40Z\" fill=\"#64C8FE\"", svg);
        Assert.Equal(3, Regex.Matches(svg, "crispEdges").Count);
    }

    [Fact]
    public void Bars_of_two_traces_share_the_room_of_one()
    {
        var layout = new PlotlyLayout { bargap = 0.2, margin = new Margin { l = 40, r = 100, t = 60, b = 50 }, xaxis = new Xaxis { range = new[] { 0, 5 } }, yaxis = new Yaxis { range = new[] { 0, 10 } } };
        var bars = Rectangles(new Figure(new Bar { x = new[] { 1, 2 }, y = new[] { 5, 10 } }, new Bar { x = new[] { 1, 2 }, y = new[] { 2, 4 } }) { Layout = layout });
        // 100 pixels a unit: bars of 40, the first from 0.6 to 1.0; 25 pixels a unit of height
        Assert.Equal([(100, 40, 125), (200, 40, 250), (140, 40, 50), (240, 40, 100)], bars);
    }

    [Fact]
    public void Stacked_bars_stand_on_each_other_and_hang_below_zero()
    {
        var layout = new PlotlyLayout { barmode = "stack", yaxis = new Yaxis { range = new[] { -10, 10 } }, margin = new Margin { l = 40, r = 100, t = 60, b = 100 } };
        var figure = new Figure(new Bar { x = new[] { "a", "b" }, y = new[] { 5, -5 } }, new Bar { x = new[] { "a", "b" }, y = new[] { 3, -3 } }) { Layout = layout };
        var tops = XDocument.Parse(figure.ToSvg()).Descendants().Where(element => element.Name.LocalName == "rect" && element.Attribute("x") is not null)
            .Select(element => (double.Parse(element.Attribute("y")!.Value, CultureInfo.InvariantCulture), double.Parse(element.Attribute("height")!.Value, CultureInfo.InvariantCulture)));
        // zero is at 160, ten pixels a unit
        Assert.Equal([(110, 50), (160, 50), (80, 30), (210, 30)], tops);
    }

    [Fact]
    public void Names_stand_above_the_plot_and_only_where_asked_for()
    {
        Assert.DoesNotContain(">a<", new Figure(Line()).ToSvg());
        Assert.Contains(">a<", new Figure(Line(), Line("b")).ToSvg());
        Assert.DoesNotContain(">a<", new Figure(Line(), Line("b")) { Layout = new PlotlyLayout { showlegend = false } }.ToSvg());
        Assert.DoesNotContain("trace 1", new Figure(Line(), new Scatter { y = new[] { 1, 2 } }).ToHtml());
    }

    [Fact]
    public void The_dark_theme_exchanges_every_colour_of_the_light_one()
    {
        var svg = new Figure(Line()) { Title = "t" }.ToSvg();
        Assert.Contains("@media(prefers-color-scheme:dark)", svg);
        Assert.Contains(".gencore-plot [fill=\"#FFFFFF\"]{fill:#1F1F1F}", svg);
        // all rules are of the class of the picture's root: an SVG within a page changes nothing else
        var rules = Regex.Match(svg, "<style>@media\\(prefers-color-scheme:dark\\){(.*)}</style>").Groups[1].Value.Split('}', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(rules.SelectMany(rule => rule.Split('{')[0].Split(',')), selector => Assert.StartsWith(".gencore-plot", selector));
    }

    [Fact]
    public void Long_series_are_thinned_in_both_forms()
    {
        var line = new Figure(new Scatter { y = Enumerable.Range(0, 100_000).Select(i => i == 70_001 ? 5 : Math.Sin(i)), mode = "lines" });
        Assert.InRange(line.ToHtml().Length, 10_000, 120_000);
        Assert.Contains("5", PlotlyOf(line)["data"]![0]!["y"]!.AsArray().Select(y => y!.ToString()));
        var dots = new Figure(new Scatter { y = Enumerable.Range(0, 30_000), mode = "markers" });
        Assert.Equal(10_000, PlotlyOf(dots)["data"]![0]!["x"]!.AsArray().Count);
        Assert.Contains("10,000 of 30,000 points", dots.ToSvg());
    }

    [Fact]
    public void Traces_that_do_not_fit_are_refused_at_once()
    {
        Refused("The scatter \"a\" has 2 x and 3 y, expected as many of both.", new Scatter { x = new[] { 1, 2 }, y = new[] { 1, 2, 3 }, name = "a" });
        Refused("The bar has neither x nor y", new Bar());
        Refused("The histogram has no x", new Histogram());
        Refused("The heatmap has no z", new Heatmap { z = new[] { 1, 2 } });
        Refused("rows have 1 to 2 numbers", new Heatmap { z = new[] { [1, 2], new[] { 3 } } });
        Refused("has 4 x and a z with 2 columns", new Contour { z = new[,] { { 1, 2 }, { 3, 4 } }, x = new[] { 1, 2, 3, 4 } });
        Refused("a z [1, 2], expected two rows", new Contour { z = new[,] { { 1, 2 } } });
        Refused("a list of 3 for marker.color", new Scatter { y = new[] { 1, 2 }, marker = new Marker { color = new[] { 1, 2, 3 } } });
        Refused("markers \"pentagon\", expected circle, square", new Scatter { y = new[] { 1 }, marker = new Marker { symbol = "pentagon" } });
        Refused("The colour scale \"Jet\" is not known, expected Viridis, Cividis", new Heatmap { z = new[,] { { 1 } }, colorscale = "Jet" });
        Refused("A trace without a type cannot be drawn, expected one of bar, contour, heatmap, histogram, scatter.", new Trace());
        Refused("A pie cannot be drawn", new Scatter { type = "pie" });

        static void Refused(string message, Trace trace) => Assert.Contains(message, Assert.Throws<ArgumentException>(() => new Figure(trace)).Message);
    }

    private static Scatter Line(string name = "a") => new() { x = new[] { 1, 2 }, y = new[] { 1, 2 }, mode = "lines", name = name };

    private static JsonNode PlotlyOf(Plot plot) => JsonNode.Parse(Regex.Match(plot.ToHtml(), "<script type=\"application/json\">(.*?)</script>").Groups[1].Value)!;

    private static string WebUtilityDecode(string text) => System.Net.WebUtility.HtmlDecode(text);

    private static (int X, int Width, int Height)[] Rectangles(Figure figure) =>
        [.. XDocument.Parse(figure.ToSvg()).Descendants().Where(element => element.Name.LocalName == "rect" && element.Attribute("x") is not null)
            .Select(element => (int.Parse(element.Attribute("x")!.Value), int.Parse(element.Attribute("width")!.Value), int.Parse(element.Attribute("height")!.Value)))];

    [Fact]
    public void Axes_without_lines_have_none()
    {
        Figure Drawn(bool lines) => new(new Scatter { x = new[] { 0, 1 }, y = new[] { 0, 1 }, mode = "none" })
        {
            Layout = new PlotlyLayout { xaxis = new Xaxis { showline = lines }, yaxis = new Yaxis { showline = lines } },
        };
        Assert.Contains("stroke=\"#888888\"", Drawn(true).ToSvg());
        Assert.DoesNotContain("stroke=\"#888888\"", Drawn(false).ToSvg());
    }
}
