using GenCore.Probability;
using TorchSharp;

namespace GenCore.Tests.Probability;

public class BinomialTests
{
    [Fact]
    public void Two_throws_by_hand()
    {
        var masses = new Binomial(2, 0.3).Probabilities.data<double>().ToArray();
        Assert.Equal(0.49, masses[0], 1e-12);
        Assert.Equal(0.42, masses[1], 1e-12);
        Assert.Equal(0.09, masses[2], 1e-12);
    }

    // scipy.stats.binom.pmf(27, 100, 0.27), .logpmf(500_000, 1_000_000, 0.5)
    [Fact]
    public void Many_throws_as_others_compute_them()
    {
        Assert.Equal(0.08955555793114853, new Binomial(100, 0.27).Probability(27).item<double>(), 1e-12);
        Assert.Equal(-7.13354688230902, new Binomial(1_000_000, 0.5).LogProbability(500_000).item<double>(), 1e-6);
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(1.0, 5)]
    public void A_sure_coin_leaves_one_count(double p, int count)
    {
        var binomial = new Binomial(5, p);
        Assert.Equal(0, binomial.LogProbability(count).item<double>(), 1e-12);
        Assert.Equal(double.NegativeInfinity, binomial.LogProbability(3).item<double>());
        Assert.Equal(count, binomial.Mean.item<double>(), 1e-12);
    }

    [Fact]
    public void The_gradient_is_that_of_finite_differences() =>
        FiniteDifferences.AssertGradient(p => new Binomial(100, p[0]).LogProbability(27), 0.4);

    [Fact]
    public void No_throw_is_refused() =>
        Assert.Contains("at least 1 throw", Assert.Throws<ArgumentException>(() => new Binomial(0, 0.5)).Message);
}
