using GenCore.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics;

/// <summary>Generators that fail in a known way, and the metrics that see it.</summary>
public sealed class FailureTests : IDisposable
{
    private const int Classes = 8;

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Tensor training;
    private readonly Tensor real;
    private readonly Tensor good;

    public FailureTests()
    {
        manual_seed(1);
        (training, real, good) = (Sample(600), Sample(600), Sample(600));
    }

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_good_generator_is_found_good()
    {
        var spheres = new NeighbourSpheres(real, good);
        Assert.InRange(PrecisionRecall.Of(spheres).Precision, 0.9, 1);
        Assert.InRange(PrecisionRecall.Of(spheres).Recall, 0.9, 1);
        Assert.InRange(DensityCoverage.Of(spheres).Density, 0.85, 1.15);
        Assert.InRange(DensityCoverage.Of(spheres).Coverage, 0.9, 1);
        Assert.InRange(NearestNeighbourTest.Of(real, good).Accuracy, 0.44, 0.56);
        Assert.InRange(ClassifierTwoSampleTest.Of(real, good).Accuracy, 0.43, 0.57);
        Assert.InRange(Memorisation.Of(training, good).Share, 0, 0.05);
        Assert.True(Math.Abs(KernelDistance.Between(real, good)) < 0.05 * KernelDistance.Between(real, good + 1));
    }

    [Fact]
    public void A_collapse_has_high_precision_and_low_recall()
    {
        var collapsed = real[..3].repeat(200, 1) + 0.01 * randn(600, 6);
        var spheres = new NeighbourSpheres(real, collapsed);
        Assert.InRange(PrecisionRecall.Of(spheres).Precision, 0.99, 1);
        Assert.InRange(PrecisionRecall.Of(spheres).Recall, 0, 0.05);
        Assert.InRange(DensityCoverage.Of(spheres).Coverage, 0, 0.1);
        Assert.InRange(NearestNeighbourTest.Of(real, collapsed).GeneratedAccuracy, 0.95, 1);
        Assert.InRange(ClassifierTwoSampleTest.Of(real, collapsed).PValue, 0, 1e-6);
        Assert.True(FrechetDistance.Between(real, collapsed) > 20 * FrechetDistance.Between(real, good));
    }

    [Fact]
    public void Copies_of_training_data_are_seen_by_the_test_of_memorisation_and_not_by_the_frechet_distance()
    {
        var copies = training + 0.001 * randn(600, 6);
        var memorised = Memorisation.Of(training, copies);
        Assert.InRange(memorised.Share, 0.99, 1);
        Assert.True(memorised.Nearest.Equals(arange(600, ScalarType.Int64)));
        Assert.True(FrechetDistance.Between(training, copies) < FrechetDistance.Between(training, good));
        Assert.InRange(FrechetDistance.Between(real, copies), 0, 3 * FrechetDistance.Between(real, good));
        // to their own copies samples are nearest of all
        Assert.InRange(NearestNeighbourTest.Of(training, copies).Accuracy, 0, 0.05);
        // a sample between two equal training images is a copy of neither alone
        Assert.Equal(0, Memorisation.Of(ones(2, 3), ones(1, 3)).Share);
    }

    [Fact]
    public void A_class_left_out_lowers_recall_and_coverage()
    {
        var seven = Sample(600, classes: 7);
        var (whole, part) = (new NeighbourSpheres(real, good), new NeighbourSpheres(real, seven));
        Assert.InRange(PrecisionRecall.Of(part).Precision, 0.9, 1);
        Assert.InRange(PrecisionRecall.Of(whole).Recall - PrecisionRecall.Of(part).Recall, 0.08, 0.2);
        Assert.InRange(DensityCoverage.Of(whole).Coverage - DensityCoverage.Of(part).Coverage, 0.08, 0.2);
        Assert.True(SlicedWasserstein.Between(real, seven) > 2 * SlicedWasserstein.Between(real, good));
    }

    [Fact]
    public void Samples_all_alike_are_measured_too()
    {
        var constant = ones(100, 6);
        var spheres = new NeighbourSpheres(constant, constant);
        Assert.Equal((0, 0), (PrecisionRecall.Of(spheres).Precision, PrecisionRecall.Of(spheres).Recall)); // nothing is strictly inside a radius of 0
        Assert.Equal(0, FrechetDistance.Between(constant, constant));
        Assert.Equal(0, KernelDistance.Between(constant, constant), 1e-12);
    }

    [Fact]
    public void Blocks_give_what_all_pairs_give()
    {
        var (x, y) = (randn(2100, 3), randn(2050, 3) + 0.5);
        var (dx, dxy, dy) = (cdist(x.@double(), x.@double()), cdist(x.@double(), y.@double()), cdist(y.@double(), y.@double()));
        var (rx, ry) = (dx.kthvalue(6, 1).Item1, dy.kthvalue(6, 1).Item1); // the first is the point itself
        var inX = dxy.lt(rx.unsqueeze(1));
        var spheres = new NeighbourSpheres(x, y);
        Assert.Equal(inX.any(0).@double().mean().item<double>(), PrecisionRecall.Of(spheres).Precision, 1e-12);
        Assert.Equal(dxy.lt(ry).any(1).@double().mean().item<double>(), PrecisionRecall.Of(spheres).Recall, 1e-12);
        Assert.Equal(inX.sum().item<long>() / (5.0 * 2050), DensityCoverage.Of(spheres).Density, 1e-12);
        Assert.Equal(inX.any(1).@double().mean().item<double>(), DensityCoverage.Of(spheres).Coverage, 1e-12);

        var kernel = (x.@double().mm(y.@double().t()) / 3 + 1).pow(3).mean().item<double>();
        double Within(Tensor z)
        {
            var k = (z.@double().mm(z.@double().t()) / 3 + 1).pow(3);
            return (k.sum() - k.trace()).item<double>() / (z.shape[0] * (z.shape[0] - 1.0));
        }

        Assert.Equal(Within(x) + Within(y) - 2 * kernel, KernelDistance.Between(x, y), 1e-10);
    }

    [Fact]
    public void Kernel_distance_over_subsets_is_near_that_of_all()
    {
        var shifted = good + 0.5;
        var all = KernelDistance.Between(real, shifted);
        var subsets = KernelDistance.OverSubsets(real, shifted, subsets: 50, size: 200);
        Assert.Equal(50, subsets.Count);
        Assert.Equal(all, subsets.Mean, 0.1 * all);
        Assert.Equal(subsets, KernelDistance.OverSubsets(real, shifted, subsets: 50, size: 200));
        // of one set whole, the other's subsets still differ
        Assert.True(KernelDistance.OverSubsets(real[..200], shifted, subsets: 5, size: 200).StandardError > 0);
        Assert.Contains("Subsets of 600 are all the same", Assert.Throws<ArgumentException>(() => KernelDistance.OverSubsets(real, shifted, size: 600)).Message);
    }

    [Fact]
    public void One_point_far_off_changes_nothing_for_the_others()
    {
        var (x, y) = (randn(1000, 8), randn(1000, 8));
        var (precision, recall) = PrecisionRecall.Of(x, y);
        Assert.InRange(Math.Min(precision, recall), 0.8, 1);
        x[0] = 1e12;
        var spoilt = PrecisionRecall.Of(x, y);
        Assert.Equal(precision, spoilt.Precision, 0.01);
        Assert.Equal(recall, spoilt.Recall, 0.01);
    }

    [Fact]
    public void Intervals_hold_what_other_samples_give()
    {
        Tensor Shifted() => randn(600, 6) + 0.5;
        var (x, y) = (randn(600, 6), Shifted());
        var interval = Bootstrap.Of(x, y, FrechetDistance.Between);
        Assert.Equal(FrechetDistance.Between(x, y), interval.Value);
        Assert.True(interval.Low < interval.Value && interval.Value < interval.High);
        // the spread of the distance over fresh sets, by which a range of 95 % should be four deviations wide
        var fresh = tensor(Enumerable.Range(0, 100).Select(_ => FrechetDistance.Between(randn(600, 6), Shifted())).ToArray());
        Assert.InRange((interval.High - interval.Low) / (4 * fresh.std().item<double>()), 0.75, 1.3);
        var score = Bootstrap.Of(randn(200, 10), logits => InceptionScore.Of(logits).Mean);
        Assert.True(score.Low < score.Value && score.Value < score.High);
    }

    [Fact]
    public void An_interval_is_refused_before_the_metric_runs()
    {
        static double Fails(Tensor x, Tensor y) => throw new InvalidOperationException("The metric was run.");
        string Message(Func<Interval> interval) => Assert.Throws<ArgumentException>(() => interval()).Message;
        Assert.Contains("at least 20 draws", Message(() => Bootstrap.Of(real, good, Fails, draws: 2)));
        Assert.Contains("and 1.", Message(() => Bootstrap.Of(real, good, Fails, level: 1)));
        Assert.Contains("at least 4 samples, but [3, 6]", Message(() => Bootstrap.Of(real, good[..3], Fails)));
        Assert.Contains("at least 4 samples, but [3, 6]", Message(() => Bootstrap.Of(real[..3], some => Fails(some, some))));
    }

    // classes far apart in six dimensions, all equally likely
    private static Tensor Sample(int count, int classes = Classes)
    {
        var centres = tensor(Enumerable.Range(0, Classes * 6).Select(i => i % 6 == i / 6 % 6 ? i / 36 == 0 ? 6f : -6f : 0f).ToArray()).view(Classes, 6);
        return centres.index_select(0, arange(count, ScalarType.Int64).remainder(classes)) + randn(count, 6);
    }
}
