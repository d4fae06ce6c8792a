using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Probability;

public class GradientAscentTests
{
    [Fact]
    public void A_coin_that_showed_27_heads_of_100_climbs_to_its_share()
    {
        var path = GradientAscent.Maximize(theta => new Binomial(100, theta).LogProbability(27), 0.5, stepSize: 1e-3, steps: 100);
        Assert.Equal(0.27, path.End.item<double>(), 1e-6);
        Assert.Equal(0.5, path.Points[0].item<double>());
        Assert.Equal([101], path.Values.shape);
        Assert.True((path.Values[1..] - path.Values[..^1]).min().item<double>() >= -1e-12);
    }

    [Fact]
    public void One_step_by_hand()
    {
        var path = GradientAscent.Maximize(x => -x.square().sum(), new[] { 1.0, -2.0 }, stepSize: 0.25, steps: 1);
        Assert.Equal([0.5, -1], path.End.data<double>().ToArray());
        Assert.Equal([-5, -1.25], path.Values.data<double>().ToArray());
    }

    [Fact]
    public void A_step_into_nowhere_says_so()
    {
        var error = Assert.Throws<InvalidOperationException>(() => GradientAscent.Maximize(x => x.exp(), 1.0, stepSize: 1000, steps: 3));
        Assert.Contains("smaller step size", error.Message);
        Assert.Contains("begin elsewhere", Assert.Throws<InvalidOperationException>(() => GradientAscent.Maximize(x => x.log(), -1.0, 0.1, 1)).Message);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(double.NaN, 5)]
    [InlineData(0.1, 0)]
    public void Steps_that_are_none_are_refused(double stepSize, int steps) =>
        Assert.Contains("positive step size", Assert.Throws<ArgumentException>(() => GradientAscent.Maximize(x => x, 1.0, stepSize, steps)).Message);
}
