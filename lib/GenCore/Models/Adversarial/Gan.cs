using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Adversarial;

/// <summary>
/// A generative adversarial network: a generator turns noise into samples, a discriminator tells them from real ones, and each learns from the other.
/// There is no density p(x), only samples. Goodfellow et al., Generative Adversarial Nets (2014), arXiv:1406.2661.
/// </summary>
/// <param name="generator">Noise → samples.</param>
/// <param name="discriminator">Samples → one score for each, high for real ones.</param>
/// <param name="noise">So many draws of noise.</param>
/// <param name="loss">What the players minimise; <see cref="NonSaturatingLoss"/> where none is given.</param>
public sealed class Gan(
    nn.Module<Tensor, Tensor> generator, nn.Module<Tensor, Tensor> discriminator, Func<long, Tensor> noise, AdversarialLoss? loss = null)
{
    private readonly AdversarialLoss loss = loss ?? new NonSaturatingLoss();

    /// <summary>The weight λ of <see cref="GradientPenalty.Of"/> in the discriminator's loss; 0 for none.</summary>
    public double PenaltyWeight { get; init; }

    /// <summary>The weight γ of <see cref="GradientPenalty.R1"/>, of which half is in the discriminator's loss; 0 for none.</summary>
    public double R1Weight { get; init; }

    /// <summary>The discriminator's loss on a batch and as many generated samples, and its mean scores of both. Gradients stop at the samples.</summary>
    /// <param name="real">Real samples, [N, …].</param>
    /// <exception cref="ArgumentException">Generated samples are of another shape.</exception>
    public LossTerms DiscriminatorLoss(Tensor real)
    {
        var generated = Sample(real.shape[0]);
        RequireSameShape(real, generated);
        var (scores, others) = (discriminator.call(real), discriminator.call(generated));
        var value = loss.Discriminator(scores, others);
        if (PenaltyWeight > 0)
            value += PenaltyWeight * GradientPenalty.Of(discriminator.call, real, generated);
        if (R1Weight > 0)
            value += R1Weight / 2 * GradientPenalty.R1(discriminator.call, real);
        return new(value, ("score of real", scores.mean()), ("score of generated", others.mean()));
    }

    /// <summary>The generator's loss on so many samples of its own.</summary>
    /// <param name="count">N.</param>
    public LossTerms GeneratorLoss(long count) => loss.Generator(discriminator.call(generator.call(noise(count))));

    /// <summary>So many samples, without gradients.</summary>
    /// <param name="count">N, the first number of the result's shape.</param>
    public Tensor Sample(long count)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return generator.call(noise(count)).MoveToOuterDisposeScope();
    }

    internal static void RequireSameShape(Tensor real, Tensor generated)
    {
        if (!real.shape.SequenceEqual(generated.shape))
            throw new ArgumentException($"Real samples have the shape [{string.Join(", ", real.shape)}], generated ones [{string.Join(", ", generated.shape)}]: the generator must make what the data are.");
    }
}
