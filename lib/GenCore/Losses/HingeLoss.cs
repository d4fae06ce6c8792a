using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// The discriminator cares only for samples within a margin of 1 of its boundary, or beyond on the wrong side. Lim and Ye, Geometric GAN (2017);
/// Miyato et al., Spectral Normalization (2018), equations 16 and 17.
/// </summary>
public sealed class HingeLoss : AdversarialLoss
{
    /// <summary>E[max(0, 1 − s(x))] + E[max(0, 1 + s(G(z)))].</summary>
    /// <inheritdoc/>
    public override Tensor Discriminator(Tensor real, Tensor generated) => (1 - real).relu().mean() + (1 + generated).relu().mean();

    /// <summary>−E[s(G(z))].</summary>
    /// <inheritdoc/>
    public override Tensor Generator(Tensor generated) => -generated.mean();
}
