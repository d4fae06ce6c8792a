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
    private Elbo(Tensor reconstruction, Tensor kl, Tensor loss)
        : base(loss, ("reconstruction", reconstruction), ("kl", kl))
    {
        Reconstruction = reconstruction;
        KL = kl;
    }

    /// <summary>E_q[log p(x|z)] in nats: summed over pixels, averaged over the batch. A scalar.</summary>
    public Tensor Reconstruction { get; }

    /// <summary>KL(q(z|x) ‖ p(z)) in nats: summed over latent dimensions, averaged over the batch. A scalar.</summary>
    public Tensor KL { get; }

    /// <summary>The bound itself, <see cref="Reconstruction"/> − <see cref="KL"/>, in nats, whatever the loss. A scalar.</summary>
    public Tensor Value => Reconstruction - KL;

    /// <summary>The bound averaged over a batch, from the terms of each sample.</summary>
    /// <param name="reconstruction">log p(x|z) of each sample in nats, [N].</param>
    /// <param name="kl">KL(q(z|x) ‖ p(z)) in nats, of each sample and latent dimension, [N, d], or of each sample, [N].</param>
    /// <param name="beta">What a nat of KL costs in the loss: 1 for the bound; more for posteriors that say less.
    /// Higgins et al., β-VAE (2017), equation 4.</param>
    /// <param name="freeBits">Nats of KL that cost nothing, in each latent dimension on the batch's average, so that none is given up early.
    /// Kingma et al., Improving Variational Inference with Inverse Autoregressive Flow (2016), equation 15.</param>
    /// <exception cref="ArgumentException">β or the free bits are negative.</exception>
    public static Elbo Mean(Tensor reconstruction, Tensor kl, double beta = 1, double freeBits = 0)
    {
        if (!(beta >= 0 && freeBits >= 0))
            throw new ArgumentException($"β and the free bits must be at least 0, but are {beta} and {freeBits}.");
        var ofDimensions = kl.mean([0]);
        var paid = freeBits > 0 ? ofDimensions.clamp_min(freeBits) : ofDimensions;
        var fit = reconstruction.mean();
        return new(fit, ofDimensions.sum(), beta * paid.sum() - fit);
    }
}
