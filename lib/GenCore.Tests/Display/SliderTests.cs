using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GenCore.Display;
using XPlot.Plotly;
using PlotlyLayout = XPlot.Plotly.Layout.Layout;

namespace GenCore.Tests.Display;

public sealed class SliderTests
{
    private static readonly double[] X = [.. Enumerable.Range(0, 200).Select(i => -5 + i * 0.05)];

    [Fact]
    public void Frames_follow_one_another_from_the_first_on()
    {
        var groups = Groups(new Slider("mean μ", [-1.5, 0, 1.5, 3], mean => Bell(mean)) { Start = 1, FrameSeconds = 0.25 }.ToSvg());
        // seconds after which a frame is seen, in a round of one second: its animation is so much ahead that it ends then
        Assert.Equal(new Dictionary<string, double> { ["0"] = 0.75, ["1"] = 1, ["2"] = 0.25, ["3"] = 0.5 }, groups.ToDictionary(group => group.Key, group => 1 - Ahead(group.First())));
        Assert.Equal(["mean μ = −1.5", "mean μ = 0", "mean μ = 1.5", "mean μ = 3"], groups.OrderBy(group => group.Key).Select(group => group.Last().Elements().First(element => element.Name.LocalName == "text").Value));
        Assert.All(groups, group => Assert.All(group, part => Assert.EndsWith("s infinite", part.Attribute("style")!.Value)));

        static double Ahead(XElement group) => double.Parse(Regex.Match(group.Attribute("style")!.Value, @"^animation:gencore-1-of-4 1s step-end -?([\d.]+)s infinite$").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Where_nothing_moves_the_frame_to_start_with_is_seen_alone()
    {
        var svg = new Slider("n", [1, 2, 3], n => Bell(n)) { Start = 2 }.ToSvg();
        Assert.All(Groups(svg), group => Assert.All(group, part => Assert.Equal(group.Key == "2" ? null : "hidden", part.Attribute("visibility")?.Value)));
        Assert.Contains("@media(prefers-reduced-motion:reduce){.gencore-plot .gencore-frame{animation:none!important}}", svg);
        Assert.Contains("@keyframes gencore-1-of-3{0%{visibility:visible}33.334%,100%{visibility:hidden}}", svg);
    }

    [Fact]
    public void What_frames_have_in_common_is_drawn_once()
    {
        var svg = new Slider("mean", [-1, 0, 1], mean => new Figure(
            new Scatter { x = X, y = X.Select(x => x / 20), mode = "lines", name = "fixed" },
            new Scatter { x = X, y = X.Select(x => Math.Exp(-(x - mean) * (x - mean))), mode = "lines", name = "moving" })
        { Title = $"at {mean}", XLabel = "position", YLabel = "height" }).ToSvg();
        foreach (var common in new[] { "prefers-color-scheme", ">fixed<", ">moving<", ">position<", ">height<", ">0.5<", "@keyframes" })
            Assert.Single(Regex.Matches(svg, common));
        // each line, and its name's
        Assert.Equal((1 + 1, 3 + 1), (Lines("#0072B2"), Lines("#D55E00")));
        Assert.Equal(3, Regex.Matches(svg, ">at -?[01]<").Count);
        // all rules are of the class of the picture's root
        var rules = XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == "style").Select(style => style.Value);
        Assert.All(rules.SelectMany(rule => Regex.Matches(Regex.Replace(rule, "@keyframes.*?}}", ""), @"(?<=^|[{},])([^{},@]+)(?=[,{])").Select(match => match.Value)), selector => Assert.StartsWith(".gencore-plot", selector));

        int Lines(string colour) => Regex.Matches(svg, $"stroke=\"{colour}\" fill=\"none\"|stroke=\"{colour}\" stroke-width=\"1.8\"").Count;
    }

    [Fact]
    public void Twenty_five_frames_stay_small()
    {
        var slider = new Slider("mean", [.. Enumerable.Range(0, 25).Select(i => -3 + i * 0.25)], mean => new Figure(
            new Scatter { x = Enumerable.Range(0, 1000).Select(i => Math.Sin(i) * 5), y = Enumerable.Range(0, 1000).Select(i => Math.Cos(i * i)), mode = "markers", name = "dots" },
            new Scatter { x = X, y = X.Select(x => Math.Exp(-(x - mean) * (x - mean) / 2)), mode = "lines", name = "density" })
        { Title = $"mean {mean}" });
        Assert.InRange(slider.ToSvg().Length, 20_000, 100_000);
        Assert.InRange(slider.ToHtml().Length, 30_000, 150_000);
    }

    [Fact]
    public void The_image_plays_without_the_script_and_is_there_once()
    {
        var slider = new Slider("mean", [0, 1], mean => Bell(mean, $"a \"b\" {mean}")) { Start = 1 };
        var html = slider.ToHtml();
        var image = Regex.Match(html, "^<div class=\"gencore-slider\"><img src=\"data:image/svg\\+xml;base64,([^\"]*)\" alt=\"([^\"]*)\"");
        Assert.Equal(slider.ToSvg(), Encoding.UTF8.GetString(Convert.FromBase64String(image.Groups[1].Value)));
        Assert.Equal("slider over mean, 2 values: first 0, a &quot;b&quot; 0 (scatter, 200 points); last 1, a &quot;b&quot; 1 (scatter, 200 points)", image.Groups[2].Value);
        Assert.Equal(System.Net.WebUtility.HtmlDecode(image.Groups[2].Value), slider.ToString());
        Assert.DoesNotContain("plotly", html);
        Assert.DoesNotContain(" id=", html);
        var settings = JsonNode.Parse(Regex.Match(html, "<script type=\"application/json\">(.*?)</script>").Groups[1].Value)!;
        Assert.Equal("""{"name":"mean","labels":["0","1"],"captions":["mean = 0","mean = 1"],"start":1,"seconds":0.4,"width":640,"height":360}""", settings.ToJsonString());
        Assert.Equal(slider.ToSvg(), slider.ToMimeBundle()["image/svg+xml"]);
    }

    [Fact]
    public void Text_cannot_end_the_script_or_the_picture()
    {
        var evil = "</script><!-- <b> & \" '";
        var slider = new Slider(evil).Add(evil, Bell(0)).Add("b", Bell(1));
        Assert.Equal(2, Regex.Matches(slider.ToHtml(), "</script>").Count);
        Assert.DoesNotContain("<!--", slider.ToHtml());
        Assert.Contains(XDocument.Parse(slider.ToSvg()).Descendants(), element => element.Value == $"{evil} = {evil}");
    }

    [Fact]
    public void What_cannot_be_shown_is_refused()
    {
        Assert.Contains("The slider over mean has no values", Assert.Throws<ArgumentException>(() => new Slider("mean", [], mean => Bell(mean))).Message);
        var empty = new Slider("epoch");
        Assert.Equal("slider over epoch, no frames yet", empty.ToString());
        Assert.Contains("The slider over epoch has no frames", Assert.Throws<InvalidOperationException>(() => empty.ToHtml()).Message);
        Assert.Throws<InvalidOperationException>(() => empty.ToSvg());
        var small = new Figure(new Scatter { y = new[] { 1, 2 } }) { Layout = new PlotlyLayout { width = 300, height = 200 } };
        Assert.Contains("The frame at epoch = 2 is 300 × 200 pixels, those before are 640 × 360", Assert.Throws<ArgumentException>(() => new Slider("epoch").Add("1", Bell(0)).Add("2", small)).Message);
        foreach (var start in new[] { -1, 1 })
            Assert.Contains($"cannot start at frame {start}: its 1 frames", Assert.Throws<InvalidOperationException>(() => new Slider("epoch") { Start = start }.Add("1", Bell(0)).ToSvg()).Message);
        foreach (var seconds in new[] { 0, double.NaN, 61 })
            Assert.Throws<ArgumentOutOfRangeException>(() => new Slider("epoch") { FrameSeconds = seconds });
    }

    [Fact]
    public void A_frame_does_not_change_with_its_chart()
    {
        var chart = new LineChart("loss").Add("training", [3, 2, 1]);
        var slider = new Slider("epoch").Add("1", chart);
        var before = slider.ToSvg();
        chart.Add("test", [4, 3, 2]);
        Assert.Equal(before, slider.ToSvg());
        Assert.Equal(2, Groups(slider.Add("2", chart).ToSvg()).Length);
    }

    private static Figure Bell(double mean, string? title = null) =>
        new(new Scatter { x = X, y = X.Select(x => Math.Exp(-(x - mean) * (x - mean))), mode = "lines" }) { Title = title };

    // the parts of each frame
    private static IGrouping<string, XElement>[] Groups(string svg) =>
        [.. XDocument.Parse(svg).Root!.Elements().Where(element => element.Attribute("class") is not null).GroupBy(element => Regex.Match(element.Attribute("class")!.Value, "^gencore-frame gencore-frame-(.*)$").Groups[1].Value)];
}
