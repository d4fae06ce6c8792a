using GenCore.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics;

public sealed class FrechetDistanceTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public FrechetDistanceTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Gaussians_of_known_moments_have_the_known_distance()
    {
        // commuting covariances: ‖μ₁ − μ₂‖² + Σ (σ₁ − σ₂)²
        var first = new GaussianStatistics(tensor(new[] { 1.0, 2 }), diag(tensor(new[] { 4.0, 9 })));
        var second = new GaussianStatistics(tensor(new[] { 1.5, 0 }), diag(tensor(new[] { 1.0, 25 })));
        Assert.Equal(0.25 + 4 + 1 + 4, FrechetDistance.Between(first, second), 1e-12);
        // singular ones: a Gaussian on a line against one in the plane
        var line = new GaussianStatistics(zeros(2), diag(tensor(new[] { 4.0, 0 })));
        Assert.Equal(1.25 * 1.25 + 4 + 1 + 25, FrechetDistance.Between(line, new GaussianStatistics(tensor(new[] { 1.25, 2 }), diag(tensor(new[] { 1.0, 25 })))), 1e-12);
    }

    [Fact]
    public void Shifting_and_scaling_a_set_moves_it_as_far_as_expected()
    {
        var features = randn(400, 6);
        Assert.Equal(6 * 9, FrechetDistance.Between(features, features + 3), 1e-4);
        var trace = GaussianStatistics.Of(features).Covariance.trace().item<double>();
        var mean = features.mean([0], type: ScalarType.Float64).square().sum().item<double>();
        Assert.Equal(trace + mean, FrechetDistance.Between(features, 2 * features), 1e-5);
    }

    [Theory]
    [InlineData(300, 300, 20)]
    [InlineData(30, 300, 60)]
    [InlineData(30, 40, 60)]
    public void It_is_symmetric_and_zero_on_itself_and_heeds_no_order(int n, int m, int d)
    {
        var (x, y) = (randn(n, d), 1.3 * randn(m, d) + 0.2);
        var distance = FrechetDistance.Between(x, y);
        Assert.Equal(distance, FrechetDistance.Between(y, x), 1e-9 * distance);
        Assert.Equal(distance, FrechetDistance.Between(x.flip(0), y.flip(0)), 1e-9 * distance);
        Assert.Equal(distance, FrechetDistance.Between(GaussianStatistics.Of(x), GaussianStatistics.Of(y)), 1e-6 * distance);
        Assert.InRange(FrechetDistance.Between(x, x), 0, 1e-9);
    }

    [Fact]
    public void Dead_features_and_copies_of_features_change_nothing()
    {
        var (x, y) = (randn(500, 8), 0.7 * randn(400, 8));
        var distance = FrechetDistance.Between(x, y);
        Assert.Equal(distance, FrechetDistance.Between(cat([x, ones(500, 3)], 1), cat([y, ones(400, 3)], 1)), 1e-9 * distance);
        Assert.Equal(2 * distance, FrechetDistance.Between(cat([x, x], 1), cat([y, y], 1)), 1e-9 * distance);
        var statistics = GaussianStatistics.Of(cat([x, x], 1));
        Assert.Equal(2 * distance, FrechetDistance.Between(statistics, GaussianStatistics.Of(cat([y, y], 1))), 1e-6 * distance);
    }

    [Fact]
    public void A_large_offset_costs_no_digits()
    {
        var (x, y) = (randn([300, 5], ScalarType.Float64), randn([300, 5], ScalarType.Float64));
        Assert.Equal(FrechetDistance.Between(x, y), FrechetDistance.Between(x + 1e6, y + 1e6), 1e-7);
    }

    [Theory]
    [InlineData(300, 5)]
    [InlineData(10, 20)]
    public void Features_whose_squares_overflow_are_refused_and_those_whose_fourth_powers_do_are_not(int n, int d)
    {
        var (x, y) = (randn([n, d], ScalarType.Float64), 2 * randn([n, d], ScalarType.Float64));
        var distance = FrechetDistance.Between(x, y);
        Assert.Equal(distance, FrechetDistance.Between(1e90 * x, 1e90 * y) / 1e180, 1e-6 * distance);
        foreach (var (real, generated) in new[] { (1e160 * x, 1e160 * y), (x, y + 1e160) })
            Assert.Contains("too large for double precision", Assert.Throws<ArgumentException>(() => FrechetDistance.Between(real, generated)).Message);
        var large = GaussianStatistics.Of(1e160 * x);
        Assert.Contains("too large for double precision", Assert.Throws<ArgumentException>(() => FrechetDistance.Between(large, large)).Message);
    }

    [Fact]
    public void Infinitely_many_samples_of_one_distribution_are_nearer_than_these()
    {
        var (real, generated) = (randn(20_000, 10), randn(2_000, 10));
        var finite = FrechetDistance.Between(real, generated);
        var infinite = FrechetInfinity.Between(real, generated);
        Assert.Equal(2_000, infinite.Sizes[^1]);
        Assert.Equal(finite, infinite.Distances[^1], 1e-9);
        Assert.True(infinite.Slope > 0);
        Assert.True(Math.Abs(infinite.Value) < finite / 2, $"{infinite.Value} ± {infinite.StandardError} of {finite}");
        Assert.Contains("at least 20", Assert.Throws<ArgumentException>(() => FrechetInfinity.Between(real, generated[..10])).Message);
        Assert.Contains("3 points", Assert.Throws<ArgumentException>(() => FrechetInfinity.Between(real, generated, points: 2)).Message);
    }

    [Fact]
    public void Statistics_that_are_none_are_refused()
    {
        Assert.Contains("[3, 2]", Assert.Throws<ArgumentException>(() => new GaussianStatistics(zeros(2), zeros(3, 2))).Message);
        Assert.Contains("symmetric", Assert.Throws<ArgumentException>(() => new GaussianStatistics(zeros(2), tensor(new[] { 1.0, 2, 3, 4 }).view(2, 2))).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => new GaussianStatistics(full(2, double.NaN), eye(2))).Message);
        Assert.Contains("holds -1", Assert.Throws<ArgumentException>(() => new GaussianStatistics(zeros(2), diag(tensor(new[] { 1.0, -1 })))).Message);
        Assert.Contains("2 dimensions", Assert.Throws<ArgumentException>(() => FrechetDistance.Between(new GaussianStatistics(zeros(2), eye(2)), new GaussianStatistics(zeros(3), eye(3)))).Message);
    }
}
