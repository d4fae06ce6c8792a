using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// Two sets of features with a sphere around every point that reaches to its k-th nearest neighbour in its own set, other than itself. The spheres of a set
/// stand for its support, and which points of one set lie in spheres of the other is what <see cref="PrecisionRecall"/> and
/// <see cref="DensityCoverage"/> count; measured here once for both. A point lies in a sphere if it is strictly nearer than the radius; a
/// difference that may be rounding is a tie, and outside.
/// </summary>
public sealed class NeighbourSpheres
{
    /// <summary>Measures two sets.</summary>
    /// <param name="real">[N, D], N above k.</param>
    /// <param name="generated">[M, D], M above k.</param>
    /// <param name="k">Which neighbour a sphere reaches to.</param>
    /// <exception cref="ArgumentException">The sets have different dimensions or no more than k rows, or one is NaN or infinite.</exception>
    public NeighbourSpheres(Tensor real, Tensor generated, int k = 5)
    {
        if (k < 1)
            throw new ArgumentException($"A sphere reaches to the k-th neighbour with k of at least 1, but k is {k}.", nameof(k));
        FeatureCheck.RequirePair(real, generated, least: k + 1);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (x, y) = PointSet.Pair(real, generated);
        var (realRadii, generatedRadii) = (x.NearestOthers(k).Squared[.., k - 1], y.NearestOthers(k).Squared[.., k - 1]);

        var spheresAround = zeros([y.Count], ScalarType.Int64);  // real spheres around each generated point
        var pointsInside = zeros([x.Count], ScalarType.Int64);   // generated points in each real sphere
        var generatedAround = zeros([x.Count], ScalarType.Int64);
        foreach (var (i, j, squared, slack) in x.Blocks(y))
        {
            var (rows, columns) = (squared.shape[0], squared.shape[1]);
            slack.add_(squared);
            var inReal = slack.lt(realRadii.narrow(0, i, rows).unsqueeze(1));
            spheresAround.narrow(0, j, columns).add_(inReal.sum([0]));
            pointsInside.narrow(0, i, rows).add_(inReal.sum(1));
            generatedAround.narrow(0, i, rows).add_(slack.lt(generatedRadii.narrow(0, j, columns)).sum(1));
        }
        (K, N, M) = (k, x.Count, y.Count);
        GeneratedInReal = Share(spheresAround);
        RealInGenerated = Share(generatedAround);
        RealReached = Share(pointsInside);
        MeanSpheres = spheresAround.sum().item<long>() / (double)M;
    }

    /// <summary>Which neighbour a sphere reaches to.</summary>
    public int K { get; }

    /// <summary>The number of real points.</summary>
    public long N { get; }

    /// <summary>The number of generated points.</summary>
    public long M { get; }

    // the share of generated points in any real sphere, of real points in any generated sphere, and of real spheres with any generated point in them
    internal double GeneratedInReal { get; }

    internal double RealInGenerated { get; }

    internal double RealReached { get; }

    // real spheres around a generated point, on average
    internal double MeanSpheres { get; }

    private static double Share(Tensor counts) => counts.gt(0).sum().item<long>() / (double)counts.shape[0];
}
