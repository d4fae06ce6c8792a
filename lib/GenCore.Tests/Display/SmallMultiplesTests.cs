using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GenCore.Display;
using XPlot.Plotly;
using PlotlyLayout = XPlot.Plotly.Layout.Layout;

namespace GenCore.Tests.Display;

public sealed class SmallMultiplesTests
{
    [Fact]
    public void Each_figure_has_axes_of_its_own_in_its_part()
    {
        var plotly = PlotlyOf(new SmallMultiples(columns: 2).Add("a", Line(1)).Add("b", Line(2)).Add("c", Line(3)));
        Assert.Equal(["x|y", "x2|y2", "x3|y3"], plotly["data"]!.AsArray().Select(trace => $"{trace!["xaxis"]}|{trace["yaxis"]}"));
        var layout = plotly["layout"]!;
        Assert.True(End(layout["xaxis"]!) < Start(layout["xaxis2"]!));
        Assert.Equal(Start(layout["xaxis"]!), Start(layout["xaxis3"]!));
        Assert.True(Start(layout["yaxis"]!) > End(layout["yaxis3"]!));
        Assert.Equal("x3", layout["yaxis3"]!["anchor"]!.GetValue<string>());
        Assert.Equal(["a", "b", "c"], layout["annotations"]!.AsArray().Select(annotation => annotation!["text"]!.GetValue<string>()));
    }

    [Fact]
    public void A_shared_range_holds_all_figures()
    {
        static string Range(JsonNode plotly, string axis) => plotly["layout"]![axis]!["range"]!.ToJsonString();
        var own = PlotlyOf(new SmallMultiples().Add("a", Line(1)).Add("b", Line(10)));
        Assert.NotEqual(Range(own, "yaxis"), Range(own, "yaxis2"));
        var shared = PlotlyOf(new SmallMultiples(sharedY: true).Add("a", Line(1)).Add("b", Line(10)));
        Assert.Equal(Range(own, "yaxis2"), Range(shared, "yaxis"));
        Assert.Equal(Range(shared, "yaxis"), Range(shared, "yaxis2"));
    }

    [Fact]
    public void A_name_stands_once_in_the_legend()
    {
        static Figure Both() => new(new Scatter { y = new[] { 1, 2 }, name = "model" }, new Scatter { y = new[] { 2, 1 }, name = "data" });
        var svg = new SmallMultiples().Add("1", Both()).Add("2", Both()).ToSvg();
        Assert.Single(Regex.Matches(svg, ">model<"));
        Assert.Single(Regex.Matches(svg, ">data<"));
    }

    [Fact]
    public void Remarks_and_second_axes_move_with_their_figure()
    {
        var figure = new Figure(new Scatter { y = new[] { 1, 2 } }, new Scatter { y = new[] { 5, 6 }, yaxis = "y2" })
        {
            Layout = new PlotlyLayout
            {
                yaxis2 = new Yaxis { overlaying = "y", side = "right" },
                annotations = [new Annotation { x = 0, y = 1, text = "here" }],
                shapes = [new Shape { type = "line", xref = "paper", x0 = 0, x1 = 1, y0 = 1, y1 = 1 }],
            },
        };
        var layout = PlotlyOf(new SmallMultiples().Add("a", Line(1)).Add("b", figure))["layout"]!;
        Assert.Equal("y2", layout["yaxis3"]!["overlaying"]!.GetValue<string>());
        var remark = layout["annotations"]!.AsArray().Single(annotation => annotation!["text"]!.GetValue<string>() == "here")!;
        Assert.Equal(("x2", "y2"), (remark["xref"]!.GetValue<string>(), remark["yref"]!.GetValue<string>()));
        Assert.Equal("x2 domain", layout["shapes"]![0]!["xref"]!.GetValue<string>());
    }

    [Fact]
    public void What_cannot_be_laid_out_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmallMultiples(columns: 0));
        Assert.Contains("\"all\" consists of several figures", Assert.Throws<ArgumentException>(() => new SmallMultiples().Add("all", new SmallMultiples())).Message);
    }

    [Fact]
    public void Without_figures_there_is_still_a_picture() => Assert.Contains(">nothing yet<", new SmallMultiples("nothing yet").ToSvg());

    private static Figure Line(double height) => new(new Scatter { x = new[] { 0, 1 }, y = new[] { 0, height }, mode = "lines" });

    private static double Start(JsonNode axis) => axis["domain"]![0]!.GetValue<double>();

    private static double End(JsonNode axis) => axis["domain"]![1]!.GetValue<double>();

    private static JsonNode PlotlyOf(Plot plot) => JsonNode.Parse(Regex.Match(plot.ToHtml(), "<script type=\"application/json\">(.*?)</script>").Groups[1].Value)!;
}
