using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Adversarial;

/// <summary>
/// A <see cref="Gan"/> both of whose players are told the class: the generator is asked for a sample of it, and the discriminator judges whether a
/// sample is a real one of that class. Mirza and Osindero, Conditional Generative Adversarial Nets (2014), equation 2.
/// </summary>
/// <param name="generator">Noise and labels → samples.</param>
/// <param name="discriminator">Samples and labels → one score for each.</param>
/// <param name="noise">So many draws of noise.</param>
/// <param name="loss">What the players minimise; <see cref="NonSaturatingLoss"/> where none is given.</param>
public sealed class ConditionalGan(
    nn.Module<Tensor, Tensor, Tensor> generator, nn.Module<Tensor, Tensor, Tensor> discriminator, Func<long, Tensor> noise, AdversarialLoss? loss = null)
{
    private readonly AdversarialLoss loss = loss ?? new NonSaturatingLoss();

    /// <summary>The discriminator's loss on a batch and as many generated samples of the same classes, and its mean scores of both.</summary>
    /// <param name="real">Real samples, [N, …].</param>
    /// <param name="labels">The class of each, int64 [N].</param>
    /// <exception cref="ArgumentException">Generated samples are of another shape, or labels do not fit.</exception>
    public LossTerms DiscriminatorLoss(Tensor real, Tensor labels)
    {
        var generated = Sample(labels);
        Gan.RequireSameShape(real, generated);
        var (scores, others) = (discriminator.call(real, labels), discriminator.call(generated, labels));
        return new(loss.Discriminator(scores, others), ("score of real", scores.mean()), ("score of generated", others.mean()));
    }

    /// <summary>The generator's loss on a sample of its own for each label.</summary>
    /// <param name="labels">The class that each is to be, int64 [N].</param>
    public LossTerms GeneratorLoss(Tensor labels) => loss.Generator(discriminator.call(generator.call(noise(labels.shape[0]), labels), labels));

    /// <summary>A sample for each label, without gradients.</summary>
    /// <param name="labels">The class that each is to be, int64 [N].</param>
    public Tensor Sample(Tensor labels)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return generator.call(noise(labels.shape[0]), labels).MoveToOuterDisposeScope();
    }
}
