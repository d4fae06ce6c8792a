using GenCore.Probability;
using TorchSharp;

namespace GenCore.Tests.Probability;

public class BernoulliTests
{
    [Fact]
    public void It_scores_ones_zeros_and_nothing_else()
    {
        var scores = new Bernoulli(0.27).LogProbability(new[] { 1.0, 0.0, 0.5 }).data<double>().ToArray();
        Assert.Equal(Math.Log(0.27), scores[0], 1e-12);
        Assert.Equal(Math.Log(0.73), scores[1], 1e-12);
        Assert.Equal(double.NegativeInfinity, scores[2]);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1.0, 0.0)]
    [InlineData(0.5, 0.6931471805599453)]
    public void Its_entropy_is_that_of_a_coin(double p, double entropy) => Assert.Equal(entropy, new Bernoulli(p).Entropy.item<double>(), 1e-12);

    [Fact]
    public void A_logit_says_what_no_probability_can()
    {
        // 1 − p is 2e-44 here, and p rounds to 1
        var coin = Bernoulli.FromLogit(100.0);
        Assert.Equal(-100, coin.LogProbability(0.0).item<double>(), 1e-9);
        Assert.Equal(-Math.Exp(-100), coin.LogProbability(1.0).item<double>(), 1e-50);
        Assert.Equal(0.27, Bernoulli.FromLogit(Math.Log(0.27 / 0.73)).Mean.item<double>(), 1e-12);
    }

    [Fact]
    public void A_tiny_probability_keeps_its_digits() =>
        Assert.Equal(-1e-20, new Bernoulli(1e-20).LogProbability(0.0).item<double>(), 1e-30);

    [Fact]
    public void The_likeliest_coin_shows_ones_as_often_as_the_data() =>
        Assert.Equal(0.75, Bernoulli.Fit(new[] { 1, 0, 1, 1 }).Mean.item<double>(), 1e-12);

    [Fact]
    public void The_gradient_is_that_of_finite_differences()
    {
        FiniteDifferences.AssertGradient(p => new Bernoulli(p[0]).LogLikelihood(new[] { 1, 1, 0 }), 0.3);
        FiniteDifferences.AssertGradient(logit => Bernoulli.FromLogit(logit[0]).Entropy, 0.4);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_probability_outside_the_unit_interval_is_refused(double p) =>
        Assert.Contains("expected a number in [0, 1]", Assert.Throws<ArgumentException>(() => new Bernoulli(p)).Message);

    [Fact]
    public void Two_probabilities_are_no_coin() =>
        Assert.Contains("expected one number", Assert.Throws<ArgumentException>(() => new Bernoulli(new[] { 0.1, 0.2 })).Message);
}
