using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// Scores are regressed to 1 for real and 0 for generated samples, so that a sample far on the right side still has a gradient. Mao et al., Least
/// Squares Generative Adversarial Networks (2017), equation 9.
/// </summary>
public sealed class LeastSquaresLoss : AdversarialLoss
{
    /// <summary>½ E[(s(x) − 1)²] + ½ E[s(G(z))²].</summary>
    /// <inheritdoc/>
    public override Tensor Discriminator(Tensor real, Tensor generated) => 0.5 * (real - 1).square().mean() + 0.5 * generated.square().mean();

    /// <summary>½ E[(s(G(z)) − 1)²].</summary>
    /// <inheritdoc/>
    public override Tensor Generator(Tensor generated) => 0.5 * (generated - 1).square().mean();
}
