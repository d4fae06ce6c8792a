using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Probability;

public class MixtureTests
{
    private static Mixture TwoHumps(double apart = 2) => new(new[] { 0.3, 0.7 }, new Gaussian(-apart, 0.5), new Gaussian(apart, 0.8));

    [Fact]
    public void Its_density_is_the_weighted_sum()
    {
        var expected = 0.3 * new Gaussian(-2.0, 0.5).Probability(0.4).item<double>() + 0.7 * new Gaussian(2.0, 0.8).Probability(0.4).item<double>();
        Assert.Equal(expected, TwoHumps().Probability(0.4).item<double>(), 1e-15);
    }

    [Fact]
    public void Where_every_component_underflows_the_logarithm_is_still_there() =>
        Assert.Equal(-1250 + Math.Log(0.5) - 0.5 * Math.Log(2 * Math.PI), new Mixture(new[] { 0.5, 0.5 }, new Gaussian(0, 1), new Gaussian(-100, 1)).LogProbability(50.0).item<double>(), 1e-9);

    [Fact]
    public void Mean_and_variance_by_hand()
    {
        Assert.Equal(0.8, TwoHumps().Mean.item<double>(), 1e-12);
        Assert.Equal(0.3 * 0.25 + 0.7 * 0.64 + 0.3 * 2.8 * 2.8 + 0.7 * 1.2 * 1.2, TwoHumps().Variance.item<double>(), 1e-12);
    }

    [Fact]
    public void Responsibilities_are_the_posterior_of_the_component()
    {
        var mixture = new Mixture(new[] { 0.5, 0.5 }, new Gaussian(-1, 1), new Gaussian(1, 1));
        // of equal spreads the log odds are (μ₂ − μ₁) x / σ²
        var responsibilities = mixture.Responsibilities(new[] { 0.0, 0.7 });
        Assert.Equal([2, 2], responsibilities.shape);
        Assert.Equal(0.5, responsibilities[0, 1].item<double>(), 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(-1.4)), responsibilities[1, 1].item<double>(), 1e-12);
    }

    [Fact]
    public void The_gradient_by_means_is_that_of_finite_differences() =>
        FiniteDifferences.AssertGradient(
            means => new Mixture(new[] { 0.3, 0.7 }, new Gaussian(means[0], 0.5), new Gaussian(means[1], 0.8)).LogLikelihood(new[] { -1, 0.5, 2 }), -0.5, 0.5);

    [Fact]
    public void A_component_of_weight_zero_is_never_drawn_and_adds_nothing()
    {
        manual_seed(1);
        var mixture = new Mixture(new[] { 1.0, 0.0 }, new Gaussian(0, 1), new Gaussian(1000, 1));
        Assert.True(mixture.Sample(1000).max().item<double>() < 10);
        Assert.Equal(new Gaussian(0, 1).LogProbability(0.3).item<double>(), mixture.LogProbability(0.3).item<double>(), 1e-12);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused()
    {
        Assert.Contains("sum to 1.1", Assert.Throws<ArgumentException>(() => new Mixture(new[] { 0.5, 0.6 }, new Gaussian(0, 1), new Gaussian(1, 1))).Message);
        Assert.Contains("one weight a component", Assert.Throws<ArgumentException>(() => new Mixture(new[] { 0.5, 0.5 }, new Gaussian(0, 1))).Message);
        Assert.Contains("discrete and continuous", Assert.Throws<ArgumentException>(() => new Mixture(new[] { 0.5, 0.5 }, new Gaussian(0, 1), new Bernoulli(0.5))).Message);
    }
}
