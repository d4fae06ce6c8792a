using GenCore.Probability;
using TorchSharp;

namespace GenCore.Tests.Probability;

public class BetaTests
{
    // scipy.stats.beta.logpdf(0.3, 2.5, 4)
    [Fact]
    public void Its_density_as_others_compute_it()
    {
        Assert.Equal(0.7101356818510656, new Beta(2.5, 4).LogProbability(0.3).item<double>(), 1e-12);
        Assert.Equal(3, new Beta(1, 3).Probability(0.0).item<double>(), 1e-12);
        Assert.Equal(double.NegativeInfinity, new Beta(2, 2).LogProbability(1.5).item<double>());
    }

    [Fact]
    public void One_and_one_is_uniform() =>
        Assert.All(new Beta(1, 1).Probability(new[] { 0, 0.3, 1 }).data<double>().ToArray(), density => Assert.Equal(1, density, 1e-12));

    [Fact]
    public void What_was_seen_is_added_and_the_result_is_prior_times_likelihood()
    {
        var prior = new Beta(10.0, 10.0);
        var posterior = prior.After(27, 73);
        Assert.Equal(36.0 / 118, posterior.Mode.item<double>(), 1e-12);
        var grid = new Grid(0, 1, 10_001);
        var product = prior.Probability(grid.Points) * grid.Points.pow(27) * (1 - grid.Points).pow(73);
        var normalised = product / grid.Integrate(product);
        Assert.Equal(0, (normalised - posterior.Probability(grid.Points)).abs().max().item<double>(), 1e-9);
    }

    [Fact]
    public void From_a_uniform_belief_the_mode_is_the_share_of_ones() =>
        Assert.Equal(0.27, new Beta(1, 1).After(27, 73).Mode.item<double>(), 1e-12);

    [Fact]
    public void Beliefs_that_are_none_are_refused()
    {
        Assert.Contains("must be positive", Assert.Throws<ArgumentException>(() => new Beta(0, 1)).Message);
        Assert.Contains("no single mode", Assert.Throws<InvalidOperationException>(() => new Beta(1, 2).Mode).Message);
        Assert.Contains("-1 ones", Assert.Throws<ArgumentException>(() => new Beta(1, 1).After(-1, 0)).Message);
    }
}
