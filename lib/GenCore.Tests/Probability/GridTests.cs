using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Probability;

public class GridTests
{
    [Fact]
    public void A_straight_line_is_integrated_exactly()
    {
        var grid = new Grid(1, 3, 5);
        Assert.Equal([1, 1.5, 2, 2.5, 3], grid.Points.data<double>().ToArray());
        Assert.Equal(8, grid.Integrate(2 * grid.Points).item<double>(), 1e-12);
        Assert.Equal([0, 1.25, 3, 5.25, 8], grid.Accumulate(2 * grid.Points).data<double>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_density_accumulates_to_its_distribution_function()
    {
        var grid = new Grid(-8, 8, 4001);
        var gaussian = new Gaussian(0, 1);
        Assert.Equal(0, (grid.Accumulate(gaussian.Probability(grid.Points)) - gaussian.Cumulative(grid.Points)).abs().max().item<double>(), 1e-5);
    }

    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(0, double.PositiveInfinity, 5)]
    [InlineData(0, 1, 1)]
    public void No_interval_is_refused(double from, double to, int points) =>
        Assert.Contains("finite interval", Assert.Throws<ArgumentException>(() => new Grid(from, to, points)).Message);

    [Fact]
    public void Values_of_another_grid_are_refused() =>
        Assert.Contains("grid of 5 points", Assert.Throws<ArgumentException>(() => new Grid(0, 1, 5).Integrate(ones(6))).Message);
}
