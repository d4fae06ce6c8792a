using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace GenCore.Losses;

/// <summary>
/// The game of Goodfellow et al., Generative Adversarial Nets (2014), equation 1, as it stands: the discriminator maximises
/// E[log D(x)] + E[log(1 − D(G(z)))], and the generator minimises the same value. While D wins, the generator's gradient vanishes.
/// </summary>
public class MinimaxLoss : AdversarialLoss
{
    private readonly double realLabel;

    /// <param name="realLabel">
    /// The probability that D shall give to real samples: 1, or less for one-sided label smoothing, which keeps D from growing too sure
    /// (Salimans et al., Improved Techniques for Training GANs, 2016, section 3.4).
    /// </param>
    /// <exception cref="ArgumentException">The label is not above 0 and at most 1.</exception>
    public MinimaxLoss(double realLabel = 1)
    {
        if (!(realLabel > 0 && realLabel <= 1))
            throw new ArgumentException($"The label of real samples is a probability above 0 and at most 1, but is {realLabel}.", nameof(realLabel));
        this.realLabel = realLabel;
    }

    /// <summary>The cross entropy of D: −E[log D(x)] − E[log(1 − D(G(z)))], in nats. At the equilibrium it is log 4.</summary>
    /// <inheritdoc/>
    public override Tensor Discriminator(Tensor real, Tensor generated) =>
        // −log σ(s) = softplus(−s), and −log(1 − σ(s)) = softplus(s) = softplus(−s) + s
        (softplus(-real) + (1 - realLabel) * real).mean() + softplus(generated).mean();

    /// <summary>E[log(1 − D(G(z)))], in nats.</summary>
    /// <inheritdoc/>
    public override Tensor Generator(Tensor generated) => -softplus(generated).mean();
}
