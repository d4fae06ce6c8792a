using GenCore.Display.Figures;

namespace GenCore.Tests.Display.Figures;

public sealed class ScaleTests
{
    [Theory]
    [InlineData(0, 1, "0|0.2|0.4|0.6|0.8|1.0")]
    [InlineData(-3, 4, "−2|0|2|4")]
    [InlineData(100, 540, "100|200|300|400|500")]
    [InlineData(0, 60_000, "0|20,000|40,000|60,000")]
    [InlineData(0.00001, 0.00005, "1e−5|2e−5|3e−5|4e−5|5e−5")]
    [InlineData(0, 5_000_000, "0|1e6|2e6|3e6|4e6|5e6")]
    public void Ticks_are_round(double min, double max, string expected) =>
        Assert.Equal(expected, string.Join('|', new Scale(min, max, isLog: false).Ticks(5).Select(tick => tick.Text)));

    [Theory]
    [InlineData(1, 1000, "1|10|100|1,000")]
    [InlineData(2, 60, "2|5|10|20|50")]
    [InlineData(1e-6, 1, "1e−6|1e−5|0.0001|0.001|0.01|0.1|1")]
    public void Logarithmic_ticks_are_powers_of_ten(double min, double max, string expected) =>
        Assert.Equal(expected, string.Join('|', new Scale(min, max, isLog: true).Ticks(7).Select(tick => tick.Text)));

    [Theory]
    [InlineData(false, 5)]
    [InlineData(false, 0)]
    [InlineData(false, -1e300)]
    [InlineData(false, 1e-300)]
    [InlineData(true, 5)]
    public void One_value_still_makes_a_range(bool isLog, double value)
    {
        var scale = Scale.Spanning([value], isLog, 0.05, 0.05);
        Assert.InRange(scale.Share(value), 0.4, 0.6);
        Assert.NotEmpty(scale.Ticks(5));
    }

    [Fact]
    public void What_cannot_be_drawn_does_not_count()
    {
        var scale = Scale.Spanning([double.NaN, 1, double.PositiveInfinity, 3], false);
        Assert.Equal((1, 3), (scale.Min, scale.Max));
        var log = Scale.Spanning([-5, 0, 1, 100], true);
        Assert.Equal((1, 100), (log.Min, log.Max));
        var empty = Scale.Spanning([], false);
        Assert.Equal((0, 1), (empty.Min, empty.Max));
    }

    [Fact]
    public void A_reversed_scale_has_the_same_ticks()
    {
        Assert.Equal(new Scale(0, 1, false).Ticks(5), new Scale(1, 0, false).Ticks(5));
        Assert.Equal(0.25, new Scale(4, 0, false).Share(3));
    }

    [Fact]
    public void One_tick_alone_gives_no_distance() => Assert.Equal("−2|0|2", string.Join('|', new Scale(-3.3, 3.3, false).Ticks(2).Select(tick => tick.Text)));
}
