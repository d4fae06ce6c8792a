using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace GenCore.Losses;

/// <summary>
/// The game as it is played: the discriminator as in <see cref="MinimaxLoss"/>, but the generator maximises log D(G(z)). The two agree on where to go,
/// and this one is steepest where the generator is worst. Goodfellow et al. (2014), section 3.
/// </summary>
/// <param name="realLabel">The probability that D shall give to real samples; see <see cref="MinimaxLoss"/>.</param>
public sealed class NonSaturatingLoss(double realLabel = 1) : MinimaxLoss(realLabel)
{
    /// <summary>−E[log D(G(z))], in nats.</summary>
    /// <inheritdoc/>
    public override Tensor Generator(Tensor generated) => softplus(-generated).mean();
}
