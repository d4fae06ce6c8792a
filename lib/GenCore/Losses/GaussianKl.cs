using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>The Kullback–Leibler divergence of a diagonal Gaussian from the standard normal, in closed form.</summary>
public static class GaussianKl
{
    /// <summary>
    /// KL(N(μ, σ²) ‖ N(0, I)) = −½ Σ (1 + log σ² − μ² − σ²) of each sample, in nats: [N].
    /// Kingma and Welling, Auto-Encoding Variational Bayes (2013), appendix B.
    /// </summary>
    /// <param name="mean">μ, [N, d].</param>
    /// <param name="logVariance">log σ², [N, d].</param>
    public static Tensor ToStandardNormal(Tensor mean, Tensor logVariance) =>
        -0.5 * (1 + logVariance - mean.square() - logVariance.exp()).sum(1);
}
