using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Losses;

public sealed class PixelLikelihoodTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public PixelLikelihoodTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Bernoulli_pixels_are_the_bernoulli_likelihood_also_of_many_draws_at_once()
    {
        var (logits, x) = (randn([4, 3, 1, 2, 5]), rand(3, 1, 2, 5).round());
        var all = new BernoulliPixels().Log(logits, x);
        Assert.Equal([4L, 3], all.shape);
        for (var i = 0; i < 4; i++)
            Assert.True((all[i] - BernoulliLikelihood.Log(logits[i], x)).abs().max().item<float>() < 1e-5);
    }

    [Fact]
    public void Gaussian_pixels_by_hand()
    {
        // mean 0.5, sigma 0.2, x = 0.9: two standard deviations away
        var expected = -2 - Math.Log(0.2) - 0.5 * Math.Log(2 * Math.PI);
        var (mean, x) = (full(1, 1, 1, 1, 0.5, ScalarType.Float64), full(1, 1, 1, 1, 0.9, ScalarType.Float64));
        Assert.Equal(expected, new GaussianPixels(0.2).Log(mean, x).item<double>(), 1e-12);
        Assert.Equal(expected, new LearnedGaussianPixels().Log(cat([mean, full(1, 1, 1, 1, 2 * Math.Log(0.2), ScalarType.Float64)], 1), x).item<double>(), 1e-12);
    }

    [Theory]
    [InlineData(0.4, -3.0)]
    [InlineData(0.0, -5.0)]
    [InlineData(1.2, -1.0)]
    [InlineData(0.5, -6.5)]
    public void The_256_levels_of_logistic_pixels_share_all_mass(double mean, double logScale)
    {
        var levels = arange(256).to(ScalarType.Float64).reshape(256, 1, 1, 1) / 255;
        var parameters = tensor(new[] { mean, logScale }).reshape(1, 2, 1, 1).expand(256, 2, 1, 1);
        Assert.Equal(1, new LogisticPixels().Log(parameters, levels).exp().sum().item<double>(), 1e-9);
    }

    [Fact]
    public void Logistic_pixels_are_finite_far_out_in_the_tails_and_near_the_density_for_a_wide_scale()
    {
        var far = tensor(new[] { -50f, -7f }).reshape(1, 2, 1, 1);
        Assert.True(float.IsFinite(new LogisticPixels().Log(far, full(1, 1, 1, 1, 200 / 255f)).item<float>()));
        // s e^-x/s / (1 + e^-x/s)² times the width of a level
        var wide = tensor(new[] { 0.3, Math.Log(0.5) }).reshape(1, 2, 1, 1);
        var t = Math.Exp(-(102 / 255.0 - 0.3) / 0.5);
        Assert.Equal(Math.Log(t / (0.5 * (1 + t) * (1 + t)) / 255), new LogisticPixels().Log(wide, full(1, 1, 1, 1, 102 / 255.0, ScalarType.Float64)).item<double>(), 1e-5);
    }

    [Fact]
    public void Draws_have_the_mean_that_is_promised()
    {
        foreach (var (pixels, parameters, mean, deviation) in new (PixelLikelihood, double[], double, double)[]
        {
            (new BernoulliPixels(), [Math.Log(3)], 0.75, 0.44), (new GaussianPixels(0.05), [0.6], 0.6, 0.05),
            (new LearnedGaussianPixels(), [0.4, 2 * Math.Log(0.05)], 0.4, 0.05), (new LogisticPixels(), [0.5, Math.Log(0.02)], 0.5, 0.04),
        })
        {
            var many = tensor(parameters).reshape(1, parameters.Length, 1, 1).expand(20_000, parameters.Length, 1, 1);
            var drawn = pixels.Sample(many);
            Assert.Equal([20_000L, 1, 1, 1], drawn.shape);
            Assert.Equal(mean, drawn.mean().item<double>(), 4 * deviation / Math.Sqrt(20_000));
            Assert.Equal(mean, pixels.Mean(many)[0].item<double>(), 1e-12);
        }
    }

    [Fact]
    public void A_learned_deviation_ends_at_half_a_bytes_step()
    {
        var sharp = tensor(new[] { 0.5, -100.0 }).reshape(1, 2, 1, 1);
        Assert.Equal(1 / 510.0, new LearnedGaussianPixels().Sigma(sharp).item<double>(), 1e-9);
        Assert.True(double.IsFinite(new LearnedGaussianPixels().Log(sharp, zeros(1, 1, 1, 1)).item<double>()));
    }

    [Fact]
    public void What_the_pixels_cannot_be_is_refused()
    {
        foreach (var pixels in new PixelLikelihood[] { new BernoulliPixels(), new GaussianPixels(), new LearnedGaussianPixels(), new LogisticPixels() })
            Assert.Contains("0 to 255", Assert.Throws<ArgumentException>(() => pixels.Log(zeros(1, pixels.ParametersPerPixel, 1, 2), tensor(new[] { 0f, 255 }).reshape(1, 1, 1, 2))).Message);
        Assert.Contains("multiples of 1/255", Assert.Throws<ArgumentException>(() => new LogisticPixels().Log(zeros(1, 2, 1, 1), full(1, 1, 1, 1, 0.5))).Message);
        Assert.Contains("must be positive", Assert.Throws<ArgumentException>(() => new GaussianPixels(0)).Message);
    }
}
