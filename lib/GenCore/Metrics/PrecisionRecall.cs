using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// How much of what is generated could be real, and how much of what is real could be generated. Kynkäänniemi et al., Improved Precision and Recall Metric
/// for Assessing Generative Models (2019), section 3, with k = 5 and the strict comparison of Naeem et al. (2020); agrees with clovaai/generative-evaluation-prdc.
/// A single outlier with a wide sphere makes both too large: <see cref="DensityCoverage"/> mends that.
/// </summary>
/// <param name="Precision">The share of generated points in the sphere of any real one, in [0, 1].</param>
/// <param name="Recall">The share of real points in the sphere of any generated one, in [0, 1].</param>
public sealed record PrecisionRecall(double Precision, double Recall)
{
    /// <summary>Measures two sets of features.</summary>
    /// <inheritdoc cref="NeighbourSpheres(Tensor, Tensor, int)"/>
    public static PrecisionRecall Of(Tensor real, Tensor generated, int k = 5) => Of(new NeighbourSpheres(real, generated, k));

    /// <summary>Reads both numbers off spheres that are there already.</summary>
    public static PrecisionRecall Of(NeighbourSpheres spheres) => new(spheres.GeneratedInReal, spheres.RealInGenerated);
}
