using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// Precision and recall that one outlier cannot spoil: only spheres around real points are used, and they are counted. Naeem et al., Reliable Fidelity and
/// Diversity Metrics for Generative Models (2020), section 3; agrees with the authors' clovaai/generative-evaluation-prdc.
/// </summary>
/// <param name="Density">Real spheres around a generated point, on average, over k: 1 is expected of the same distribution, and more is possible.</param>
/// <param name="Coverage">The share of real points with a generated one in their sphere, in [0, 1].</param>
public sealed record DensityCoverage(double Density, double Coverage)
{
    /// <summary>Measures two sets of features.</summary>
    /// <inheritdoc cref="NeighbourSpheres(Tensor, Tensor, int)"/>
    public static DensityCoverage Of(Tensor real, Tensor generated, int k = 5) => Of(new NeighbourSpheres(real, generated, k));

    /// <summary>Reads both numbers off spheres that are there already.</summary>
    public static DensityCoverage Of(NeighbourSpheres spheres) => new(spheres.MeanSpheres / spheres.K, spheres.RealReached);
}
