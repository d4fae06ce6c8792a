using GenCore.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics;

public sealed class ReferenceTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [ReferenceTheory]
    [InlineData("near")]
    [InlineData("far")]
    [InlineData("wide")]
    [InlineData("collapsed")]
    [InlineData("same")]
    public void Metrics_are_those_of_scipy_scikit_learn_and_numpy(string pair)
    {
        var (real, generated) = ReferenceArrays.Pair(pair);
        double Expected(string value) => ReferenceArrays.Expected(pair, value);

        // 0 of "same" is no number to be near in relation to
        Assert.Equal(Expected("fid"), FrechetDistance.Between(real, generated), 1e-6 * Math.Max(Math.Abs(Expected("fid")), 1e-3));
        Assert.Equal(Expected("fid"), FrechetDistance.Between(generated, real), 1e-6 * Math.Max(Math.Abs(Expected("fid")), 1e-3));
        Assert.Equal(Expected("kid"), KernelDistance.Between(real, generated), 1e-9);
        var spheres = new NeighbourSpheres(real, generated);
        Assert.Equal(Expected("precision"), PrecisionRecall.Of(spheres).Precision, 1e-12);
        Assert.Equal(Expected("recall"), PrecisionRecall.Of(spheres).Recall, 1e-12);
        Assert.Equal(Expected("density"), DensityCoverage.Of(spheres).Density, 1e-12);
        Assert.Equal(Expected("coverage"), DensityCoverage.Of(spheres).Coverage, 1e-12);
        Assert.Equal(Expected("one_nn_accuracy"), NearestNeighbourTest.Of(real, generated).Accuracy, 1e-12);
        var parzen = new ParzenWindow(generated, 0.5).MeanLogDensity(real[..200]).Mean;
        Assert.Equal(Expected("parzen_sigma_0_5"), parzen, 1e-6);
    }

    [ReferenceTheory]
    [InlineData("near")]
    [InlineData("wide")]
    [InlineData("collapsed")]
    public void Exact_sums_give_the_distance_too(string pair)
    {
        var (real, generated) = ReferenceArrays.Pair(pair);
        using var first = new GaussianAccumulator(real.shape[1]);
        using var second = new GaussianAccumulator(real.shape[1]);
        first.Add(real);
        second.Add(generated);
        var expected = ReferenceArrays.Expected(pair, "fid");
        Assert.Equal(expected, FrechetDistance.Between(first.Statistics(), second.Statistics()), 1e-6 * expected);
    }

    [ReferenceTheory]
    [InlineData("logits")]
    public void Inception_score_is_numpys(string name) =>
        Assert.Equal(ReferenceArrays.Expected(name, "inception_score"), InceptionScore.Of(ReferenceArrays.Read(name)).Mean, 1e-6);
}
