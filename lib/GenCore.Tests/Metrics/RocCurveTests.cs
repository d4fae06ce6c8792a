using GenCore.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics;

public sealed class RocCurveTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    // scikit-learn 1.2.1, y = 1 for the accepted and 0 for the strangers:
    // roc_auc_score(y, s) and roc_curve(y, s, drop_intermediate=False)
    [Fact]
    public void Area_and_points_are_those_of_scikit_learn()
    {
        var curve = new RocCurve(
            tensor(new[] { 0.9, 0.8, 0.8, 0.7, 0.55, 0.54, 0.53, 0.4, 0.3, -1.0 }),
            tensor(new[] { 0.85, 0.8, 0.6, 0.54, 0.5, 0.3, 0.2, 0.1 }));
        Assert.Equal(0.575, curve.Area, 1e-15);
        Assert.Equal([0.0, 0.0, 0.125, 0.25, 0.25, 0.375, 0.375, 0.5, 0.5, 0.625, 0.625, 0.75, 0.875, 1.0, 1.0], curve.FalsePositiveRates);
        Assert.Equal([0.0, 0.1, 0.1, 0.3, 0.4, 0.4, 0.5, 0.6, 0.7, 0.7, 0.8, 0.9, 0.9, 0.9, 1.0], curve.TruePositiveRates);
        // NumPy, with P[i, j] = 1, ½ or 0 as accepted i exceeds, equals or falls short of stranger j:
        // np.sqrt(P.mean(1).var(ddof=1) / 10 + P.mean(0).var(ddof=1) / 8)
        Assert.Equal(0.14517709491820288, curve.StandardError, 1e-15);
    }

    [Fact]
    public void The_area_is_that_under_the_points_by_the_trapezoidal_rule()
    {
        manual_seed(1);
        // rounded, so that there are ties
        var curve = new RocCurve((randn(500) + 1).mul(5).round(), randn(300).mul(5).round());
        var (x, y) = (curve.FalsePositiveRates, curve.TruePositiveRates);
        var area = Enumerable.Range(1, x.Count - 1).Sum(i => (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2);
        Assert.Equal(area, curve.Area, 1e-12);
        Assert.Equal((0, 0, 1, 1), (x[0], y[0], x[^1], y[^1]));
        Assert.Equal(x.Order(), x);
        Assert.Equal(y.Order(), y);
    }

    // P(N(1, 1) > N(0, 1)) = Φ(1 / √2), scipy.stats.norm.cdf(2 ** -0.5)
    [Fact]
    public void The_area_between_two_Gaussians_lies_within_four_standard_errors()
    {
        manual_seed(1);
        var curve = new RocCurve(randn(20_000) + 1, randn(20_000));
        Assert.InRange(curve.StandardError, 0.0015, 0.0035);
        Assert.Equal(0.7602499389065234, curve.Area, 4 * curve.StandardError);
    }

    [Fact]
    public void The_standard_error_is_the_deviation_of_the_area_over_samples()
    {
        manual_seed(1);
        var curves = Enumerable.Range(0, 400).Select(_ => new RocCurve(randn(80) + 1, randn(60))).ToArray();
        var mean = curves.Average(curve => curve.Area);
        var deviation = Math.Sqrt(curves.Sum(curve => Math.Pow(curve.Area - mean, 2)) / 399);
        // the deviation of 400 is itself known to 1/√798 = 3.5 %
        Assert.Equal(1, curves.Average(curve => curve.StandardError) / deviation, 4 * 0.035);
    }

    [Theory]
    [InlineData(new[] { 2.0, 3.0, 4.0 }, new[] { -1.0, 1.0 }, 1.0)]
    [InlineData(new[] { -1.0, 1.0 }, new[] { 2.0, 3.0, 4.0 }, 0.0)]
    [InlineData(new[] { 5.0, 5.0 }, new[] { 5.0, 5.0, 5.0 }, 0.5)]
    [InlineData(new[] { 0.0, 1.0 }, new[] { double.NegativeInfinity, double.NegativeInfinity }, 1.0)]
    [InlineData(new[] { double.NegativeInfinity, double.PositiveInfinity }, new[] { double.NegativeInfinity, 0.0 }, 0.625)]
    public void Separated_reversed_tied_and_infinite_scores(double[] accepted, double[] strangers, double area) =>
        Assert.Equal(area, new RocCurve(tensor(accepted), tensor(strangers)).Area);

    [Fact]
    public void Perfect_separation_passes_through_the_corner()
    {
        var curve = new RocCurve(tensor(new[] { 3f, 2f }), tensor(new[] { 1f, 0f }));
        Assert.Equal([0, 0, 0, 0.5, 1], curve.FalsePositiveRates);
        Assert.Equal([0, 0.5, 1, 1, 1], curve.TruePositiveRates);
        Assert.Equal(0, curve.StandardError);
        Assert.Equal(0, curve.FalsePositiveRateAt(1));
    }

    [Fact]
    public void Monotone_transformations_change_nothing()
    {
        manual_seed(1);
        var (accepted, strangers) = (randn(200, ScalarType.Float64) + 1, randn(100, ScalarType.Float64));
        var curve = new RocCurve(accepted, strangers);
        var transformed = new RocCurve(accepted.exp() * 3, strangers.exp() * 3);
        Assert.Equal((curve.Area, curve.StandardError), (transformed.Area, transformed.StandardError));
        Assert.Equal(curve.FalsePositiveRates, transformed.FalsePositiveRates);
        // with the roles changed the area is mirrored
        Assert.Equal(1 - curve.Area, new RocCurve(strangers, accepted).Area, 1e-12);
    }

    [Fact]
    public void The_false_positive_rate_is_read_where_enough_is_accepted()
    {
        // ten accepted 1…10; strangers at 0.5, 1.5, 3.5 and 20
        var curve = new RocCurve(arange(1, 11), tensor(new[] { 0.5, 1.5, 3.5, 20 }));
        Assert.Equal(0, curve.FalsePositiveRateAt(0));
        Assert.Equal(0.25, curve.FalsePositiveRateAt(0.1));
        Assert.Equal(0.25, curve.FalsePositiveRateAt(0.7));
        Assert.Equal(0.5, curve.FalsePositiveRateAt(0.75));
        Assert.Equal(0.75, curve.FalsePositiveRateAt(0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.FalsePositiveRateAt(95));
    }

    [Fact]
    public void A_single_score_has_an_area_and_no_standard_error()
    {
        var curve = new RocCurve(tensor(new[] { 1.0 }), tensor(new[] { 0.0, 2.0 }));
        Assert.Equal(0.5, curve.Area);
        Assert.Equal(double.NaN, curve.StandardError);
    }

    [Fact]
    public void Unfit_scores_are_refused_by_the_name_of_their_set()
    {
        var scores = rand(3);
        Assert.Contains("the accepted are [0]", Assert.Throws<ArgumentException>(() => new RocCurve(zeros(0), scores)).Message);
        Assert.Contains("the strangers are [3, 1]", Assert.Throws<ArgumentException>(() => new RocCurve(scores, zeros(3, 1))).Message);
        Assert.Contains("strangers is not a number", Assert.Throws<ArgumentException>(() => new RocCurve(scores, tensor(new[] { 1, float.NaN }))).Message);
    }
}
