using GenCore.Display.Charts;

namespace GenCore.Tests.Display;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0, 1, "0|0.2|0.4|0.6|0.8|1.0")]
    [InlineData(-3, 4, "−2|0|2|4")]
    [InlineData(100, 540, "100|200|300|400|500")]
    [InlineData(0, 60_000, "0|20,000|40,000|60,000")]
    [InlineData(0.00001, 0.00005, "1e−5|2e−5|3e−5|4e−5|5e−5")]
    [InlineData(0, 5_000_000, "0|1e6|2e6|3e6|4e6|5e6")]
    public void Ticks_are_round(double min, double max, string expected) =>
        Assert.Equal(expected, string.Join('|', Axis.Spanning([min, max], false, 0).Ticks(5).Select(tick => tick.Text)));

    [Theory]
    [InlineData(1, 1000, "1|10|100|1,000")]
    [InlineData(2, 60, "2|5|10|20|50")]
    [InlineData(1e-6, 1, "1e−6|1e−5|0.0001|0.001|0.01|0.1|1")]
    public void Logarithmic_ticks_are_powers_of_ten(double min, double max, string expected) =>
        Assert.Equal(expected, string.Join('|', Axis.Spanning([min, max], true, 0).Ticks(7).Select(tick => tick.Text)));

    [Theory]
    [InlineData(false, 5)]
    [InlineData(false, 0)]
    [InlineData(false, -1e300)]
    [InlineData(false, 1e-300)]
    [InlineData(true, 5)]
    public void One_value_still_makes_a_range(bool isLog, double value)
    {
        var axis = Axis.Spanning([value], isLog, 0.05);
        Assert.InRange(axis.Share(value), 0.4, 0.6);
        Assert.NotEmpty(axis.Ticks(5));
    }

    [Fact]
    public void What_cannot_be_drawn_does_not_count()
    {
        var axis = Axis.Spanning([double.NaN, 1, double.PositiveInfinity, 3], false, 0);
        Assert.Equal((1, 3), (axis.Min, axis.Max));
        var log = Axis.Spanning([-5, 0, 1, 100], true, 0);
        Assert.Equal((1, 100), (log.Min, log.Max));
        var empty = Axis.Spanning([], false, 0);
        Assert.Equal((0, 1), (empty.Min, empty.Max));
    }
}
