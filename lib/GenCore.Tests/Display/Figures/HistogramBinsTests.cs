using System.Text.Json.Nodes;
using GenCore.Display.Figures;

namespace GenCore.Tests.Display.Figures;

public sealed class HistogramBinsTests
{
    [Fact]
    public void Numbers_are_counted_in_their_bins()
    {
        // by hand: [0, 0.5) holds 0 and 0.4, [0.5, 1) holds 0.5 and 0.9 twice, [1, 1.5) holds 1; 2 is beyond the end
        var bars = HistogramBins.ToBars(Histogram([0, 0.4, 0.5, 0.9, 0.9, 1, 2], 0, 1.5, 0.5));
        Assert.Equal([2, 3, 1], bars.Array("y")!.Numbers());
        Assert.Equal([0.25, 0.75, 1.25], bars.Array("x")!.Numbers());
        Assert.Equal(0.5, bars.Number("width"));
    }

    [Fact]
    public void An_edge_belongs_to_the_bin_that_begins_there()
    {
        // 0.1, 0.2, … are not what they look like in binary
        var numbers = Enumerable.Range(0, 10).Select(i => i * 0.1).ToArray();
        Assert.All(HistogramBins.ToBars(Histogram(numbers, 0, 1, 0.1)).Array("y")!.Numbers(), count => Assert.Equal(1, count));
    }

    [Theory]
    [InlineData("probability", new[] { 0.5, 0.25, 0.25 })]
    [InlineData("percent", new[] { 50.0, 25, 25 })]
    [InlineData("density", new[] { 1, 0.5, 0.5 })]
    [InlineData("probability density", new[] { 0.25, 0.125, 0.125 })]
    public void Counts_are_normalised(string norm, double[] expected)
    {
        var histogram = Histogram([0, 1, 2, 4], 0, 6, 2);
        histogram["histnorm"] = norm;
        Assert.Equal(expected, HistogramBins.ToBars(histogram).Array("y")!.Numbers());
    }

    [Fact]
    public void Categories_are_counted_by_name()
    {
        var bars = HistogramBins.ToBars(new JsonObject { ["type"] = "histogram", ["x"] = new JsonArray("b", "a", "b") });
        Assert.Equal(["b", "a"], bars.Array("x")!.Select(name => name.AsText()));
        Assert.Equal([2, 1], bars.Array("y")!.Numbers());
    }

    [Fact]
    public void Whole_numbers_stand_in_the_middle_of_their_bins()
    {
        var histogram = new JsonObject { ["x"] = new JsonArray(0.0, 1.0, 1.0, 2.0, 3.0), ["nbinsx"] = 4.0 };
        HistogramBins.Complete([histogram]);
        Assert.Equal((-0.5, 1), (histogram.Object("xbins").Number("start"), histogram.Object("xbins").Number("size")));
        Assert.Equal([1, 2, 1, 1], HistogramBins.ToBars(histogram).Array("y")!.Numbers());
    }

    [Fact]
    public void Histograms_of_one_figure_share_their_bins_and_lose_no_number()
    {
        var one = new JsonObject { ["x"] = PlotlyData.Numbers([.. Enumerable.Range(0, 400).Select(i => Math.Sqrt(i))]) };
        var two = new JsonObject { ["x"] = PlotlyData.Numbers([.. Enumerable.Range(0, 100).Select(i => -i / 50.0)]) };
        HistogramBins.Complete([one, two]);
        Assert.True(JsonNode.DeepEquals(one["xbins"], two["xbins"]));
        Assert.Equal(400, HistogramBins.ToBars(one).Array("y")!.Numbers().Sum());
        Assert.Equal(100, HistogramBins.ToBars(two).Array("y")!.Numbers().Sum());
    }

    private static JsonObject Histogram(double[] numbers, double start, double end, double size) => new()
    {
        ["type"] = "histogram", ["x"] = new JsonArray([.. numbers.Select(number => JsonValue.Create(number))]),
        ["xbins"] = new JsonObject { ["start"] = start, ["end"] = end, ["size"] = size },
    };
}
