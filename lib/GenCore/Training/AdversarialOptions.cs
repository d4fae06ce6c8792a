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
}
