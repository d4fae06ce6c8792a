using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// The critic's scores themselves: it maximises E[f(x)] − E[f(G(z))], which over all f of slope at most 1 is the Wasserstein-1 distance between data
/// and samples, and the generator makes it small. Arjovsky, Chintala and Bottou, Wasserstein GAN (2017), equation 2. The slope has to be held down:
/// by a limit on the weights (<see cref="GenCore.Training.AdversarialOptions.WeightLimit"/>) or by <see cref="GradientPenalty"/>.
/// </summary>
public sealed class WassersteinLoss : AdversarialLoss
{
    /// <summary>−(E[f(x)] − E[f(G(z))]): the negative estimate of the distance.</summary>
    /// <inheritdoc/>
    public override Tensor Discriminator(Tensor real, Tensor generated) => generated.mean() - real.mean();

    /// <summary>−E[f(G(z))].</summary>
    /// <inheritdoc/>
    public override Tensor Generator(Tensor generated) => -generated.mean();
}
