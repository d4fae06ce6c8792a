using GenCore.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Sampling;

public sealed class TruncatedNoiseTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    public void It_has_the_variance_of_a_truncated_normal(double threshold)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var z = TruncatedNoise.Normal(2000, 50, threshold);
        Assert.Equal([2000L, 50], z.shape);
        Assert.True(z.abs().max().item<float>() <= threshold);
        var density = Math.Exp(-threshold * threshold / 2) / Math.Sqrt(2 * Math.PI);
        var within = special.erf(tensor(threshold / Math.Sqrt(2))).item<double>();
        Assert.Equal(1 - 2 * threshold * density / within, z.@var(unbiased: true).item<float>(), 0.01);
        Assert.Equal(0, z.mean().item<float>(), 0.01);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void A_threshold_that_leaves_nothing_is_refused(double threshold) =>
        Assert.Contains("positive threshold", Assert.Throws<ArgumentException>(() => TruncatedNoise.Normal(1, 1, threshold)).Message);
}
