using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// The evidence lower bound on log p(x), estimated with one latent sample per image:
/// ELBO = E_q[log p(x|z)] − KL(q(z|x) ‖ p(z)) ≤ log p(x).
/// Kingma and Welling, Auto-Encoding Variational Bayes (2013), equation 10 with L = 1 and the divergence in closed form (appendix B).
/// </summary>
/// <remarks>Training minimises its negative, so it is a loss whose terms are <c>reconstruction</c> and <c>kl</c>.</remarks>
public sealed class Elbo : LossTerms
{
    private Elbo(Tensor reconstruction, Tensor kl)
        : base(kl - reconstruction, ("reconstruction", reconstruction), ("kl", kl))
    {
        Reconstruction = reconstruction;
        KL = kl;
    }

    /// <summary>E_q[log p(x|z)] in nats: summed over pixels, averaged over the batch. A scalar.</summary>
    public Tensor Reconstruction { get; }

    /// <summary>KL(q(z|x) ‖ p(z)) in nats: summed over latent dimensions, averaged over the batch. A scalar.</summary>
    public Tensor KL { get; }

    /// <summary>The bound itself, <see cref="Reconstruction"/> − <see cref="KL"/>, in nats. A scalar.</summary>
    public Tensor Value => -Loss;

    /// <summary>The bound averaged over a batch, from the terms of each sample.</summary>
    /// <param name="reconstruction">log p(x|z) of each sample in nats, [N].</param>
    /// <param name="kl">KL(q(z|x) ‖ p(z)) of each sample in nats, [N].</param>
    public static Elbo Mean(Tensor reconstruction, Tensor kl) => new(reconstruction.mean(), kl.mean());

    /// <summary>
    /// The bound of a model with a Gaussian posterior N(μ, σ²), a standard normal prior and Bernoulli pixels.
    /// It bounds log p(x) for binary pixels; for grey values see <see cref="BernoulliLikelihood"/>.
    /// </summary>
    /// <param name="logits">The decoder's logits for a sample z from the posterior, [N, …].</param>
    /// <param name="x">Pixels in [0, 1], of the shape of the logits.</param>
    /// <param name="mean">μ, [N, d].</param>
    /// <param name="logVariance">log σ², [N, d].</param>
    /// <exception cref="ArgumentException">The shapes of logits and pixels differ, or a pixel lies outside [0, 1].</exception>
    public static Elbo Bernoulli(Tensor logits, Tensor x, Tensor mean, Tensor logVariance) =>
        Mean(BernoulliLikelihood.Log(logits, x), GaussianKl.ToStandardNormal(mean, logVariance));
}
