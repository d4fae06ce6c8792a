using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// Whether samples are copies of training data: the distance to the nearest training image against that to the nearest other one. A new sample is about as
/// far from both, so their ratio is near 1; that of a copy is near 0. Yoon et al., Diffusion Probabilistic Models Generalize when They Fail to
/// Memorize (2023), section 3, who call a sample memorised below one third. An image that is twice among the training data hides its copies.
/// </summary>
public sealed class Memorisation
{
    private Memorisation(Tensor ratios, Tensor nearest, double threshold) => (Ratios, Nearest, Threshold) = (ratios, nearest, threshold);

    /// <summary>The nearest distance over the second nearest, float64 [M], in [0, 1].</summary>
    public Tensor Ratios { get; }

    /// <summary>Which training image is nearest to each sample, int64 [M].</summary>
    public Tensor Nearest { get; }

    /// <summary>The ratio below which a sample is memorised.</summary>
    public double Threshold { get; }

    /// <summary>The share of samples that are memorised, in [0, 1]. Compare it with that of held-out data, which no one has memorised.</summary>
    public double Share
    {
        get
        {
            using var scope = NewDisposeScope();
            return Ratios.lt(Threshold).to(ScalarType.Float64).mean().item<double>();
        }
    }

    /// <summary>Measures samples against training data.</summary>
    /// <param name="training">[N, D], N of at least 2.</param>
    /// <param name="samples">[M, D], M of at least 1.</param>
    /// <param name="threshold">The ratio below which a sample is memorised, in (0, 1].</param>
    /// <exception cref="ArgumentException">The sets have different dimensions or too few rows, one is NaN or infinite, or the threshold is not in (0, 1].</exception>
    public static Memorisation Of(Tensor training, Tensor samples, double threshold = 1.0 / 3)
    {
        if (!(threshold > 0 && threshold <= 1))
            throw new ArgumentException($"A sample is memorised below a ratio in (0, 1], but the threshold is {threshold}.", nameof(threshold));
        FeatureCheck.Require(training, "training");
        FeatureCheck.RequirePair(training, samples, least: 1, first: "training");
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (x, y) = PointSet.Pair(training, samples);
        var (squared, index) = y.Nearest(x, 2);
        // two copies of it in the training data: nearest and other are the same
        var ratios = (squared[.., 0] / squared[.., 1]).nan_to_num(1).sqrt();
        return new(ratios.MoveToOuterDisposeScope(), index[.., 0].clone().MoveToOuterDisposeScope(), threshold);
    }
}
