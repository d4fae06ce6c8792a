using GenCore.Metrics;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics;

public sealed class GaussianAccumulatorTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public GaussianAccumulatorTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(0.01, 0)]
    [InlineData(1, 0.4)]
    [InlineData(30, 1000)]
    public void However_samples_are_split_the_statistics_are_the_same_bit_for_bit(double scale, double offset)
    {
        var features = scale * randn(1500, 17) + offset;
        var whole = Accumulated(features);

        // in another order, in batches of every size, on three machines, the third of which merges the others
        var shuffled = features.index_select(0, randperm(1500));
        var machines = shuffled.split([700, 1, 799]);
        var merged = Accumulated(machines[2].split(13));
        merged.Merge(Accumulated(machines[1]));
        merged.Merge(Accumulated(machines[0].split(499)));

        Assert.Equal(1500, merged.Count);
        var (one, other) = (whole.Statistics(), merged.Statistics());
        Assert.True(one.Mean.bytes.SequenceEqual(other.Mean.bytes));
        Assert.True(one.Covariance.bytes.SequenceEqual(other.Covariance.bytes));
        var reference = GaussianStatistics.Of(randn(100, 17));
        Assert.Equal(FrechetDistance.Between(reference, one), FrechetDistance.Between(reference, other));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, -50_000)]
    [InlineData(100, 4_000_000)]
    [InlineData(1e-4, 3)]
    public void Sums_are_those_of_two_passes_in_double(double scale, double offset)
    {
        var features = scale * randn([900, 6], ScalarType.Float64) + offset;
        var exact = (features - offset) / scale;
        var (expected, found) = (GaussianStatistics.Of(exact), Accumulated(features).Statistics());
        // features are held to 2⁻³⁶, and at this offset given to 2⁻⁵³ of it
        var grain = Math.Max(Math.Pow(2, -36), Math.Abs(offset) * Math.Pow(2, -52)) / scale;
        Assert.True(((found.Mean - offset) / scale - expected.Mean).abs().max().item<double>() < 2 * grain);
        Assert.True((found.Covariance / (scale * scale) - expected.Covariance).abs().max().item<double>() < 4 * grain);
    }

    [Fact]
    public void Whole_numbers_have_exact_statistics()
    {
        // x = 0 … n − 1: mean (n − 1)/2, variance n(n + 1)/12
        var x = arange(1000, ScalarType.Float64).unsqueeze(1);
        var statistics = Accumulated(cat([x, -x], 1)).Statistics();
        Assert.Equal([499.5, -499.5], statistics.Mean.data<double>().ToArray());
        const double Variance = 1000 * 1001 / 12.0;
        Assert.Equal([Variance, -Variance, -Variance, Variance], statistics.Covariance.data<double>().ToArray());
    }

    [Fact]
    public void Sums_are_saved_for_another_process()
    {
        using var folder = new TemporaryFolder();
        var (x, y) = (randn(50, 4), randn(60, 4));
        Accumulated(x).Save(folder.File("x.safetensors"));
        var merged = GaussianAccumulator.Load(folder.File("x.safetensors"));
        merged.Merge(Accumulated(y));
        Assert.Equal(110, merged.Count);
        Assert.True(Accumulated(cat([x, y])).Statistics().Covariance.bytes.SequenceEqual(merged.Statistics().Covariance.bytes));

        Safetensors.Write(folder.File("other.safetensors"), [("sums", zeros(3, 4))]);
        Assert.Contains("no sums", Assert.Throws<CheckpointException>(() => GaussianAccumulator.Load(folder.File("other.safetensors"))).Message);
    }

    [Fact]
    public void What_cannot_be_summed_is_refused()
    {
        var accumulator = new GaussianAccumulator(3);
        accumulator.Add(ones(1, 3));
        Assert.Contains("1 was added", Assert.Throws<InvalidOperationException>(() => accumulator.Statistics()).Message);
        Assert.Contains("4 dimensions", Assert.Throws<ArgumentException>(() => accumulator.Add(ones(2, 4))).Message);
        Assert.Contains("scale the features down", Assert.Throws<ArgumentException>(() => accumulator.Add(ones(2, 3) * 1e7)).Message);
        Assert.Contains("Row 1", Assert.Throws<ArgumentException>(() => accumulator.Add(tensor(new[] { 1f, 1, 1, 1, float.NaN, 1 }).view(2, 3))).Message);
        Assert.Equal(1, accumulator.Count);
        Assert.Contains("at least 1 dimension", Assert.Throws<ArgumentException>(() => new GaussianAccumulator(0)).Message);
    }

    private static GaussianAccumulator Accumulated(params IEnumerable<Tensor> batches)
    {
        var accumulator = default(GaussianAccumulator);
        foreach (var batch in batches)
            (accumulator ??= new(batch.shape[1])).Add(batch);
        return accumulator!;
    }
}
