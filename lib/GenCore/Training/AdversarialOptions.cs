using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>How long and how two players train against each other.</summary>
public sealed record AdversarialOptions : TrainerOptions
{
    /// <summary>The discriminator's steps, each on a batch of its own, for one of the generator: k of Algorithm 1, 1 or more.</summary>
    public int CriticSteps { get; init; } = 1;

    /// <summary>
    /// The discriminator's weights are clamped to this size after each of its steps; null leaves them as they are. Arjovsky, Chintala and Bottou,
    /// Wasserstein GAN (2017), Algorithm 1, where it is 0.01.
    /// </summary>
    public double? WeightLimit { get; init; }

    /// <summary>
    /// A second generator, made as the first was, that becomes the moving average of the first's weights; null for none. Yazıcı et al., The Unusual
    /// Effectiveness of Averaging in GAN Training (2019).
    /// </summary>
    public nn.Module? Average { get; init; }

    /// <summary>The share of the average that a step keeps, in (0, 1): 0.999 looks back over about 1,000 steps.</summary>
    public double AverageDecay { get; init; } = 0.999;
}
