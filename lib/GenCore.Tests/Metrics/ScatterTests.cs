using GenCore.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics;

public sealed class ScatterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1e-3)]
    [InlineData(200)]
    public void Split_numbers_give_the_products_of_double_precision(double scale)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        // rectified features, of spreads far apart, as networks have them
        var spreads = (4 * randn(77)).exp();
        var features = scale * (randn(2345, 77).mm(randn(77, 77)) + 0.5).relu() * spreads;
        var mean = features.mean([0], type: ScalarType.Float64);
        var (expected, found) = (Scatter.Double(features, mean), Scatter.Split(features, mean));
        var sizes = expected.diagonal().sqrt().clamp_min(1e-30);
        var error = ((found - expected) / sizes.outer(sizes)).abs().max().item<double>();
        Assert.True(error < 2e-7, $"off by {error:g3} of the deviations");
        Assert.True(found.Equals(found.t()));
    }

    [Fact]
    public void The_distance_of_many_features_is_that_of_double_precision()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var weights = randn(600, 600) / 20;
        var (x, y) = ((randn(1500, 600).mm(weights) + 0.4).relu(), (1.1f * randn(1400, 600).mm(weights) + 0.4).relu());
        var expected = FrechetDistance.Between(x.to(ScalarType.Float64), y.to(ScalarType.Float64));
        Assert.Equal(expected, FrechetDistance.Between(x, y), 1e-7 * expected);
    }
}
