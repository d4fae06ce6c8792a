using GenCore.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics;

public sealed class ParzenWindowTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public ParzenWindowTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Two_samples_are_a_mixture_of_two_gaussians()
    {
        var window = new ParzenWindow(tensor(new[] { 0.0, 1, 2, 3 }).reshape(2, 2), sigma: 0.5);
        double Gaussian(double squared) => Math.Exp(-squared / (2 * 0.25)) / (2 * Math.PI * 0.25);
        var expected = new[] { 0.5 * (Gaussian(1) + Gaussian(13)), 0.5 * (Gaussian(1 + 1) + Gaussian(1 + 1)) };
        var actual = window.LogDensity(tensor(new[] { 0.0, 0, 1, 2 }).reshape(2, 2));
        Assert.Equal(expected[0], Math.Exp(actual[0].item<double>()), 1e-12);
        Assert.Equal(expected[1], Math.Exp(actual[1].item<double>()), 1e-12);
    }

    [Fact]
    public void Samples_of_a_gaussian_give_the_gaussian_that_the_window_widens()
    {
        // E[log N(x; 0, s² + σ²)] of x from N(0, s²), in D dimensions
        const double S = 1, Sigma = 0.5, D = 3;
        var window = new ParzenWindow(randn(40_000, 3), Sigma);
        var wide = S * S + Sigma * Sigma;
        var expected = -0.5 * D * (Math.Log(2 * Math.PI * wide) + S * S / wide);
        var measured = window.MeanLogDensity(randn(2_000, 3));
        Assert.Equal(2_000, measured.Count);
        Assert.True(Math.Abs(measured.Mean - expected) < 3 * measured.StandardError + 0.01, $"{measured.Mean} ± {measured.StandardError}, expected {expected}");
    }

    [Fact]
    public void The_width_is_the_one_that_validation_likes_best()
    {
        var (samples, validation) = (randn(500, 2), randn(500, 2));
        double[] sigmas = [0.01, 0.1, 0.3, 1, 3];
        var best = sigmas.MaxBy(sigma => new ParzenWindow(samples, sigma).MeanLogDensity(validation).Mean);
        Assert.Equal(0.3, best);
        Assert.Equal(best, ParzenWindow.Fit(samples, validation, sigmas).Sigma);
    }

    [Fact]
    public void Images_are_read_as_vectors_and_far_points_do_not_underflow()
    {
        var window = new ParzenWindow(zeros(3, 1, 28, 28), sigma: 0.1);
        var expected = -784 / 0.02 - 392 * Math.Log(2 * Math.PI * 0.01);
        Assert.Equal(expected, window.LogDensity(ones(1, 1, 28, 28)).item<double>(), 1e-6 * Math.Abs(expected));
    }

    [Fact]
    public void Far_from_zero_densities_are_those_near_it()
    {
        var (samples, data) = (0.01 * randn([500, 20], ScalarType.Float64), 0.01 * randn([300, 20], ScalarType.Float64));
        var near = new ParzenWindow(samples, 0.01).LogDensity(data);
        foreach (var offset in new[] { 1e3, 1e6 })
        {
            var far = new ParzenWindow(samples + offset, 0.01).LogDensity(data + offset);
            Assert.True((far - near).abs().max().item<double>() < 1e-5);
        }
    }

    [Fact]
    public void A_fit_leaves_one_copy_of_the_samples_to_its_caller()
    {
        var (samples, validation) = (randn(50, 2), randn(50, 2));
        var before = scope.DisposablesCount;
        var fitted = ParzenWindow.Fit(samples, validation, 0.1, 0.3, 1);
        Assert.Equal(before + 2, scope.DisposablesCount); // samples and their centre
        Assert.Equal(new ParzenWindow(samples, fitted.Sigma).MeanLogDensity(validation), fitted.MeanLogDensity(validation));
    }

    [Fact]
    public void What_makes_no_density_is_refused()
    {
        Assert.Contains("σ is 0", Assert.Throws<ArgumentException>(() => new ParzenWindow(zeros(2, 2), 0)).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => new ParzenWindow(full([2, 2], float.NaN), 1)).Message);
        Assert.Contains("[0, 2]", Assert.Throws<ArgumentException>(() => new ParzenWindow(zeros(0, 2), 1)).Message);
        Assert.Contains("samples of 2 numbers", Assert.Throws<ArgumentException>(() => new ParzenWindow(zeros(3, 2), 1).LogDensity(zeros(3, 4))).Message);
        Assert.Contains("was given [2]", Assert.Throws<ArgumentException>(() => new ParzenWindow(zeros(3, 2), 1).LogDensity(zeros(2))).Message);
        Assert.Contains("σ is -1", Assert.Throws<ArgumentException>(() => ParzenWindow.Fit(zeros(3, 2), zeros(3, 2), 1, -1)).Message);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => ParzenWindow.Fit(zeros(3, 2), zeros(3, 2))).Message);
    }
}
