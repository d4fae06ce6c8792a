using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>The Kullback–Leibler divergence of a diagonal Gaussian from the standard normal: in closed form, and by draws.</summary>
public static class GaussianKl
{
    /// <summary>
    /// KL(N(μ, σ²) ‖ N(0, I)) = −½ Σ (1 + log σ² − μ² − σ²) of each sample, in nats: [N].
    /// Kingma and Welling, Auto-Encoding Variational Bayes (2013), appendix B.
    /// </summary>
    /// <param name="mean">μ, [N, d].</param>
    /// <param name="logVariance">log σ², [N, d].</param>
    public static Tensor ToStandardNormal(Tensor mean, Tensor logVariance) => PerDimension(mean, logVariance).sum(1);

    /// <summary>What each latent dimension contributes to <see cref="ToStandardNormal"/>, in nats: [N, d].</summary>
    /// <inheritdoc cref="ToStandardNormal"/>
    public static Tensor PerDimension(Tensor mean, Tensor logVariance) => -0.5 * (1 + logVariance - mean.square() - logVariance.exp());

    /// <summary>
    /// log q(z) − log p(z) at draws z = μ + σ ε: its mean over ε is the divergence. In nats, [..., N].
    /// </summary>
    /// <param name="mean">μ, [N, d].</param>
    /// <param name="logVariance">log σ², [N, d].</param>
    /// <param name="noise">ε, standard normal, [..., N, d].</param>
    public static Tensor AtDraws(Tensor mean, Tensor logVariance, Tensor noise)
    {
        var z = mean + (0.5 * logVariance).exp() * noise;
        return 0.5 * (z.square() - noise.square() - logVariance).sum(-1);
    }
}
