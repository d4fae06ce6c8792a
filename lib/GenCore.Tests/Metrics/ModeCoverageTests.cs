using GenCore.Data;
using GenCore.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics;

public sealed class ModeCoverageTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly GaussianModes ring = GaussianModes.Ring();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Real_points_cover_all_modes_and_nearly_all_lie_within_three_deviations()
    {
        manual_seed(1);
        var (modes, quality) = ModeCoverage.Of(ring.Sample(20_000), ring);
        Assert.Equal(8, modes);
        Assert.Equal(1 - Math.Exp(-4.5), quality, 0.003); // of a two-dimensional Gaussian
    }

    [Fact]
    public void What_lies_elsewhere_counts_for_nothing()
    {
        var (a, b) = (ring.Centres[..1], ring.Centres[3..4]);
        Assert.Equal(new ModeCoverage(2, 0.75), ModeCoverage.Of(cat([a, a + 0.02, b, zeros(1, 2)]), ring));
        Assert.Equal(new ModeCoverage(0, 0), ModeCoverage.Of(zeros(5, 2), ring));
        // just inside and just outside of three deviations
        var step = tensor(new[] { 1f, 0 });
        Assert.Equal(new ModeCoverage(1, 0.5), ModeCoverage.Of(cat([a + 0.0599 * step, a + 0.0601 * step]), ring));
    }

    [Fact]
    public void Centres_far_from_zero_lose_no_digits_and_double_precision_is_taken()
    {
        manual_seed(1);
        var wide = GaussianModes.Ring(8, 100, 0.01);
        var samples = wide.Sample(20_000);
        var measured = ModeCoverage.Of(samples, wide);
        Assert.Equal(8, measured.Modes);
        Assert.Equal(1 - Math.Exp(-4.5), measured.HighQuality, 0.003);
        Assert.Equal(measured, ModeCoverage.Of(samples.@double(), wide));
    }

    [Fact]
    public void Samples_that_are_none_are_refused()
    {
        Assert.Contains("[3, 3]", Assert.Throws<ArgumentException>(() => ModeCoverage.Of(zeros(3, 3), ring)).Message);
        Assert.Contains("diverged", Assert.Throws<ArgumentException>(() => ModeCoverage.Of(full([2, 2], float.NaN), ring)).Message);
        Assert.Throws<ArgumentException>(() => ModeCoverage.Of(zeros(0, 2), ring));
    }
}
