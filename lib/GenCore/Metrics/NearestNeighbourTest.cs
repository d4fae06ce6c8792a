using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// Whether real and generated samples can be told apart by their nearest neighbour: each is given the label of its nearest other in the union. One half is
/// right by chance, 1 if the sets lie apart, and less than one half if generated samples copy real ones. Lopez-Paz and Oquab, Revisiting
/// Classifier Two-Sample Tests (2017), section 3; Xu et al., An empirical study on evaluation metrics of generative adversarial networks (2018), section 2.
/// </summary>
/// <param name="Accuracy">The share that is right, in [0, 1].</param>
/// <param name="RealAccuracy">The share of the real ones that is right.</param>
/// <param name="GeneratedAccuracy">The share of the generated ones that is right: near 1 where they keep to themselves, as after a collapse.</param>
public sealed record NearestNeighbourTest(double Accuracy, double RealAccuracy, double GeneratedAccuracy)
{
    /// <summary>Measures as many of each set as the smaller one has, the first ones. Of equal distances the real neighbour wins.</summary>
    /// <param name="real">[N, D], N of at least 2.</param>
    /// <param name="generated">[M, D], M of at least 2.</param>
    /// <exception cref="ArgumentException">The sets have different dimensions or fewer than 2 rows, or one is NaN or infinite.</exception>
    public static NearestNeighbourTest Of(Tensor real, Tensor generated)
    {
        FeatureCheck.RequirePair(real, generated);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var n = Math.Min(real.shape[0], generated.shape[0]);
        var (x, y) = PointSet.Pair(real.narrow(0, 0, n), generated.narrow(0, 0, n));
        var (toGenerated, toReal) = (zeros([n], ScalarType.Float64).fill_(double.PositiveInfinity), zeros([n], ScalarType.Float64).fill_(double.PositiveInfinity));
        foreach (var (i, j, squared, _) in x.Blocks(y))
        {
            var (near, far) = (toGenerated.narrow(0, i, squared.shape[0]), toReal.narrow(0, j, squared.shape[1]));
            near.copy_(minimum(near, squared.amin([1])));
            far.copy_(minimum(far, squared.amin([0])));
        }
        var realRight = Real(x, x.NearestOthers(1).Squared.squeeze(1), toGenerated).sum().item<long>();
        var generatedRight = n - Real(y, toReal, y.NearestOthers(1).Squared.squeeze(1)).sum().item<long>();
        return new((realRight + generatedRight) / (2.0 * n), realRight / (double)n, generatedRight / (double)n);
    }

    // the real neighbour is as near as the generated one, up to rounding
    private static Tensor Real(PointSet points, Tensor toReal, Tensor toGenerated) =>
        toReal.le(toGenerated + PointSet.Rounding * (3 * points.Squares + 2 * toGenerated));
}
