using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Probability;

public class GaussianTests
{
    // scipy.stats.norm.logpdf(1.3, 2, 0.5), .cdf(1.3, 2, 0.5), .cdf(-30)
    [Fact]
    public void Densities_and_probabilities_as_others_compute_them()
    {
        var gaussian = new Gaussian(2.0, 0.5);
        Assert.Equal(-1.2057913526447273, gaussian.LogProbability(1.3).item<double>(), 1e-12);
        Assert.Equal(0.08075665923377107, gaussian.Cumulative(1.3).item<double>(), 1e-12);
        Assert.Equal(1, new Gaussian(0, 1).Cumulative(-30.0).item<double>() / 4.906713927147908e-198, 1e-9);
    }

    [Fact]
    public void Far_away_the_logarithm_is_there_where_the_density_is_not()
    {
        var gaussian = new Gaussian(0, 1);
        Assert.Equal(0, gaussian.Probability(100.0).item<double>());
        Assert.Equal(-5000 - 0.5 * Math.Log(2 * Math.PI), gaussian.LogProbability(100.0).item<double>(), 1e-9);
    }

    [Fact]
    public void A_narrow_one_exceeds_one_and_has_area_one()
    {
        var grid = new Grid(-1, 1, 2001);
        var density = new Gaussian(0.0, 0.05).Probability(grid.Points);
        Assert.Equal(1 / (0.05 * Math.Sqrt(2 * Math.PI)), density.max().item<double>(), 1e-12);
        Assert.Equal(1, grid.Integrate(density).item<double>(), 1e-12);
    }

    [Fact]
    public void Its_entropy_is_the_mean_surprise_within_four_standard_errors()
    {
        manual_seed(1);
        var gaussian = new Gaussian(1.0, 3.0);
        var surprise = MonteCarlo.Expectation(gaussian, x => -gaussian.LogProbability(x), 100_000);
        Assert.True(surprise.Covers(gaussian.Entropy.item<double>()), $"{surprise}");
        Assert.Equal(0.5 * Math.Log(2 * Math.PI * Math.E * 9), gaussian.Entropy.item<double>(), 1e-12);
    }

    [Fact]
    public void The_likeliest_one_has_the_mean_and_the_spread_of_its_data()
    {
        var fitted = Gaussian.Fit(new[] { 1.0, 2, 4, 5 });
        Assert.Equal(3, fitted.Mean.item<double>(), 1e-12);
        Assert.Equal(Math.Sqrt(2.5), fitted.Sigma.item<double>(), 1e-12);
        // there the gradient of the likelihood is nothing
        var (mean, sigma) = (tensor(3.0).requires_grad_(), tensor(Math.Sqrt(2.5)).requires_grad_());
        var gradient = autograd.grad([new Gaussian(mean, sigma).LogLikelihood(new[] { 1.0, 2, 4, 5 })], [mean, sigma]);
        Assert.Equal(0, gradient[0].item<double>(), 1e-12);
        Assert.Equal(0, gradient[1].item<double>(), 1e-12);
    }

    [Fact]
    public void As_many_as_a_network_returns_score_a_value_each()
    {
        var scores = new Gaussian(new[] { 0.0, 1.0 }, new[] { 1.0, 2.0 }).LogProbability(new[] { 0.0, 3.0 }).data<double>().ToArray();
        Assert.Equal(-0.5 * Math.Log(2 * Math.PI), scores[0], 1e-12);
        Assert.Equal(-0.5 - Math.Log(2) - 0.5 * Math.Log(2 * Math.PI), scores[1], 1e-12);
        Assert.Equal([5, 2], new Gaussian(new[] { 0.0, 1.0 }, 2.0).Sample(5).shape);
    }

    [Fact]
    public void Gradients_are_those_of_finite_differences()
    {
        FiniteDifferences.AssertGradient(at => new Gaussian(at[0], at[1]).LogLikelihood(new[] { 0.5, -1, 2 }), 0.3, 0.8);
        FiniteDifferences.AssertGradient(at => new Gaussian(at[0], at[1]).Cumulative(1.0), 0.3, 0.8);
        FiniteDifferences.AssertGradient(at => new Gaussian(at[0], at[1]).Entropy, 0.3, 0.8);
    }

    [Fact]
    public void A_draw_has_a_gradient_by_its_mean_and_spread()
    {
        manual_seed(1);
        var (mean, sigma) = (tensor(1.0).requires_grad_(), tensor(2.0).requires_grad_());
        var draw = new Gaussian(mean, sigma).Sample(1).sum();
        var gradient = autograd.grad([draw], [mean, sigma]);
        Assert.Equal(1, gradient[0].item<double>());
        Assert.Equal((draw.item<double>() - 1) / 2, gradient[1].item<double>(), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_spread_that_is_not_positive_is_refused(double sigma) =>
        Assert.Contains($"must be positive, but is {sigma}", Assert.Throws<ArgumentException>(() => new Gaussian(0, sigma)).Message);

    [Fact]
    public void Parameters_that_are_no_numbers_are_refused()
    {
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => new Gaussian(double.NaN, 1)).Message);
        Assert.Contains("Infinity", Assert.Throws<ArgumentException>(() => new Gaussian(0, double.PositiveInfinity)).Message);
    }

    [Fact]
    public void No_data_and_equal_data_have_no_likeliest_one()
    {
        Assert.Contains("no data", Assert.Throws<ArgumentException>(() => Gaussian.Fit(empty(0))).Message);
        Assert.Contains("without bound", Assert.Throws<ArgumentException>(() => Gaussian.Fit(new[] { 2.0, 2.0 })).Message);
    }
}
