using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// What the two players of an adversarial game minimise, as a function of the discriminator's scores alone. A score is a real number, high for
/// samples that look real; where a loss speaks of probabilities, D(x) is the sigmoid of the score.
/// </summary>
public abstract class AdversarialLoss
{
    /// <summary>What the discriminator minimises: a scalar.</summary>
    /// <param name="real">Its scores of real samples, any shape.</param>
    /// <param name="generated">Its scores of generated samples, any shape.</param>
    public abstract Tensor Discriminator(Tensor real, Tensor generated);

    /// <summary>What the generator minimises: a scalar.</summary>
    /// <param name="generated">The discriminator's scores of generated samples, any shape.</param>
    public abstract Tensor Generator(Tensor generated);
}
