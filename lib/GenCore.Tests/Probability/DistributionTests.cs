using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Probability;

/// <summary>What holds of every distribution.</summary>
public class DistributionTests
{
    private static readonly Dictionary<string, Func<Distribution>> All = new()
    {
        ["die"] = () => new Categorical(new[] { 0.15, 0.15, 0.05, 0.15, 0.25, 0.25 }, new[] { 1, 2, 3, 4, 5, 6 }),
        ["coin"] = () => new Bernoulli(0.27),
        ["throws"] = () => new Binomial(20, 0.3),
        ["interval"] = () => new Uniform(-1.0, 0.5),
        ["gaussian"] = () => new Gaussian(2.0, 0.5),
        ["mixture"] = () => new Mixture(new[] { 0.3, 0.7 }, new Gaussian(-2.0, 0.5), new Gaussian(1.0, 0.8)),
        ["discrete mixture"] = () => new Mixture(new[] { 0.5, 0.5 }, new Bernoulli(0.1), new Bernoulli(0.9)),
        ["belief"] = () => new Beta(3.5, 2.0),
        ["wide belief"] = () => new Beta(0.6, 0.8),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static TheoryData<string> Smooth => ["gaussian", "mixture", "belief"];

    public static TheoryData<string> Discrete => [.. All.Keys.Where(name => All[name]() is DiscreteDistribution)];

    [Theory]
    [MemberData(nameof(Discrete))]
    public void Masses_sum_to_one(string name)
    {
        var distribution = (DiscreteDistribution)All[name]();
        Assert.Equal(1, distribution.Probabilities.sum().item<double>(), 1e-12);
        Assert.Equal(1, distribution.Probability(distribution.Support).sum().item<double>(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Smooth))]
    public void A_density_has_area_one_and_the_mean_and_variance_that_it_says(string name)
    {
        var distribution = All[name]();
        var grid = name == "belief" ? new Grid(0, 1, 100_001) : new Grid(-12, 12, 4001);
        var density = distribution.Probability(grid.Points);
        Assert.Equal(1, grid.Integrate(density).item<double>(), 1e-7);
        var mean = grid.Integrate(grid.Points * density);
        Assert.Equal(mean.item<double>(), distribution.Mean.item<double>(), 1e-7);
        Assert.Equal(grid.Integrate((grid.Points - mean).square() * density).item<double>(), distribution.Variance.item<double>(), 1e-7);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Samples_have_its_mean_and_variance_within_four_standard_errors(string name)
    {
        manual_seed(1);
        using var scope = NewDisposeScope();
        var distribution = All[name]();
        var draws = distribution.Sample(100_000);
        Assert.Equal([100_000], draws.shape);
        var (mean, variance) = (distribution.Mean.item<double>(), distribution.Variance.item<double>());
        var ofMean = MonteCarlo.Mean(draws);
        Assert.True(ofMean.Covers(mean), $"{ofMean} is not {mean}");
        var ofVariance = MonteCarlo.Mean((draws - mean).square());
        Assert.True(ofVariance.Covers(variance), $"{ofVariance} is not {variance}");
        Assert.False(ofMean.Covers(mean + 0.1));
    }

    [Theory]
    [MemberData(nameof(Discrete))]
    public void Draws_below_the_mean_are_as_frequent_as_their_masses_say_within_four_standard_errors(string name)
    {
        var distribution = (DiscreteDistribution)All[name]();
        var mean = distribution.Mean;
        AssertShareBelow(distribution, mean, distribution.Expectation(x => x.lt(mean).to_type(ScalarType.Float64)).item<double>());
    }

    [Theory]
    [MemberData(nameof(Smooth))]
    public void Draws_below_the_mean_are_as_frequent_as_their_density_says_within_four_standard_errors(string name)
    {
        var distribution = All[name]();
        var below = name == "belief" ? new Grid(0, distribution.Mean.item<double>(), 100_001) : new Grid(-12, distribution.Mean.item<double>(), 4001);
        AssertShareBelow(distribution, distribution.Mean, below.Integrate(distribution.Probability(below.Points)).item<double>());
    }

    private static void AssertShareBelow(Distribution distribution, Tensor mean, double expected)
    {
        manual_seed(2);
        var share = MonteCarlo.Expectation(distribution, x => x.lt(mean).to_type(ScalarType.Float64), 100_000);
        Assert.True(share.Covers(expected), $"{share} is not {expected}");
        Assert.False(share.Covers(expected + 0.02));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_needs_data_to_score(string name)
    {
        Assert.Contains("no data", Assert.Throws<ArgumentException>(() => All[name]().LogLikelihood(empty(0, ScalarType.Float64))).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => All[name]().LogLikelihood(tensor(new[] { 1, double.NaN }))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => All[name]().Sample(0));
    }
}
