using GenCore.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics;

public sealed class BadInputTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    public static TheoryData<string> Metrics => new(Pairs.Keys);

    private static Dictionary<string, Action<Tensor, Tensor>> Pairs { get; } = new()
    {
        ["frechet"] = (r, g) => FrechetDistance.Between(r, g),
        ["infinity"] = (r, g) => FrechetInfinity.Between(r, g),
        ["kernel"] = (r, g) => KernelDistance.Between(r, g),
        ["subsets"] = (r, g) => KernelDistance.OverSubsets(r, g, size: 5),
        ["precision"] = (r, g) => PrecisionRecall.Of(r, g),
        ["density"] = (r, g) => DensityCoverage.Of(r, g),
        ["neighbour"] = (r, g) => NearestNeighbourTest.Of(r, g),
        ["classifier"] = (r, g) => ClassifierTwoSampleTest.Of(r, g),
        ["memorisation"] = (r, g) => Memorisation.Of(r, g),
        ["wasserstein"] = (r, g) => SlicedWasserstein.Between(r, g),
    };

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Every_metric_of_two_sets_names_what_is_wrong(string metric)
    {
        string Message(Tensor real, Tensor generated) => Assert.Throws<ArgumentException>(() => Pairs[metric](real, generated)).Message;
        var good = randn(30, 4);
        Pairs[metric](good, randn(25, 4));
        foreach (var bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            var spoilt = good.clone();
            spoilt[7, 2] = bad;
            Assert.Contains("Row 7 of the", Message(spoilt, good));
            Assert.Contains("Row 7 of the generated features", Message(good, spoilt));
        }
        Assert.Contains("4 dimensions and the generated ones 5", Message(good, randn(30, 5)));
        Assert.Contains("There are 0 samples", Message(good, zeros(0, 4)));
        Assert.Contains("[30, 2, 2]", Message(good, randn(30, 2, 2)));
        Assert.Contains("Byte", Message(good, zeros([30, 4], ScalarType.Byte)));
        if (metric is not ("memorisation" or "wasserstein"))
            Assert.Contains("There is 1 sample", Message(good, randn(1, 4)));
    }

    [Fact]
    public void Finite_features_are_taken_though_their_sum_overflows()
    {
        manual_seed(3);
        var (real, generated) = ((randn(40, 4) + 1000).to(ScalarType.Float16), (randn(30, 4) + 1001).to(ScalarType.Float16));
        Assert.Equal(double.PositiveInfinity, real.sum().to(ScalarType.Float64).item<double>());
        Assert.Equal(FrechetDistance.Between(real.to(ScalarType.Float32), generated.to(ScalarType.Float32)), FrechetDistance.Between(real, generated), 1e-9);
        real[7, 2] = float.NaN;
        Assert.Contains("Row 7 of the real features", Assert.Throws<ArgumentException>(() => FrechetDistance.Between(real, generated)).Message);
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void No_metric_changes_what_it_measures(string metric)
    {
        var (real, generated) = (randn([30, 4], ScalarType.Float64), randn([25, 4], ScalarType.Float64));
        var (first, second) = (real.clone(), generated.clone());
        Pairs[metric](real, generated);
        Assert.True(first.Equals(real) && second.Equals(generated));
    }

    [Fact]
    public void Too_few_samples_are_refused_with_their_number()
    {
        Assert.Contains("5 samples among the generated features, and at least 6", Assert.Throws<ArgumentException>(() => PrecisionRecall.Of(randn(9, 2), randn(5, 2))).Message);
        Assert.Contains("k is 0", Assert.Throws<ArgumentException>(() => DensityCoverage.Of(randn(9, 2), randn(9, 2), k: 0)).Message);
        Assert.Contains("9 samples cannot be divided into 10 splits", Assert.Throws<ArgumentException>(() => InceptionScore.Of(randn(9, 10), splits: 10)).Message);
        Assert.Contains("at least 1000", Assert.Throws<ArgumentException>(() => KernelDistance.OverSubsets(randn(99, 2), randn(99, 2))).Message);
        foreach (var threshold in new[] { 0, -0.5, 1.5, double.NaN })
            Assert.Contains($"the threshold is {threshold}", Assert.Throws<ArgumentException>(() => Memorisation.Of(randn(9, 2), randn(9, 2), threshold)).Message);
        Assert.Contains("1 direction", Assert.Throws<ArgumentException>(() => SlicedWasserstein.Between(randn(9, 2), randn(9, 2), directions: 0)).Message);
    }
}
