using GenCore.Losses;
using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Latent;

/// <summary>
/// A VAE of binary 28×28 images that is told the class y: encoder q(z|x, y), decoder p(x|z, y), and a prior p(z) that knows nothing of it. The code
/// need not say the class any more, and says the rest: slant, thickness, style.
/// Sohn, Lee and Yan, Learning Structured Output Representation using Deep Conditional Generative Models (2015).
/// <para>Both networks are dense and read y as a vector with a single 1, next to x or z.</para>
/// </summary>
public sealed class ConditionalVae : nn.Module<Tensor, Tensor, (Tensor Logits, Tensor Mean, Tensor LogVariance)>
{
    private const int Side = Architecture.Side;

    private readonly Mlp encoder;
    private readonly Mlp decoder;

    /// <param name="latent">The dimension d of the latent space.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="hidden">Units of each network's hidden layer.</param>
    /// <exception cref="ArgumentException">A size is below 1.</exception>
    public ConditionalVae(int latent = 20, int classes = 10, int hidden = 400)
        : base(nameof(ConditionalVae))
    {
        if (latent < 1 || classes < 1)
            throw new ArgumentException($"A conditional VAE needs at least 1 latent dimension and 1 class, but was given {latent} and {classes}.");
        (Latent, Classes) = (latent, classes);
        encoder = new Mlp(Architecture.Pixels + classes, hidden, 2 * latent);
        decoder = new Mlp(latent + classes, hidden, Architecture.Pixels);
        RegisterComponents();
    }

    /// <summary>The dimension d of the latent space.</summary>
    public int Latent { get; }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The posterior q(z|x, y): its mean and the logarithm of its variance, [N, d] each.</summary>
    /// <param name="x">Images, [N, 1, 28, 28].</param>
    /// <param name="labels">The class of each image, int64 [N].</param>
    /// <exception cref="ArgumentException">The images have another shape, or labels are too few, too many or out of range.</exception>
    public (Tensor Mean, Tensor LogVariance) Encode(Tensor x, Tensor labels)
    {
        if (x.shape is not [_, 1, Side, Side])
            throw new ArgumentException($"The conditional VAE reads images of shape [N, 1, {Side}, {Side}], but was given [{string.Join(", ", x.shape)}].");
        var parameters = encoder.call(Beside(x.flatten(1), labels)).chunk(2, dim: 1);
        return (parameters[0], parameters[1]);
    }

    /// <summary>The logits of the pixels, [N, 1, 28, 28].</summary>
    /// <param name="z">Latent codes, [N, d].</param>
    /// <param name="labels">The class that each is to be, int64 [N].</param>
    /// <exception cref="ArgumentException">The codes have another dimension, or labels are too few, too many or out of range.</exception>
    public Tensor Decode(Tensor z, Tensor labels)
    {
        if (z.shape is not [_, var dimension] || dimension != Latent)
            throw new ArgumentException($"This conditional VAE decodes latent codes of shape [N, {Latent}], but was given [{string.Join(", ", z.shape)}].");
        return decoder.call(Beside(z, labels)).reshape(-1, 1, Side, Side);
    }

    /// <summary>Encodes, draws one z per image and decodes it.</summary>
    public override (Tensor Logits, Tensor Mean, Tensor LogVariance) forward(Tensor x, Tensor labels)
    {
        var (mean, logVariance) = Encode(x, labels);
        return (Decode(Vae.Reparameterize(mean, logVariance), labels), mean, logVariance);
    }

    /// <summary>The evidence lower bound on log p(x|y) of a batch, ready to train on: its loss is −ELBO.</summary>
    /// <param name="x">Pixels in [0, 1], [N, 1, 28, 28].</param>
    /// <param name="labels">The class of each image, int64 [N].</param>
    /// <exception cref="ArgumentException">Images or labels do not fit, or a pixel lies outside [0, 1].</exception>
    public Elbo Loss(Tensor x, Tensor labels)
    {
        var (logits, mean, logVariance) = call(x, labels);
        return Elbo.Mean(BernoulliLikelihood.Log(logits, x), GaussianKl.PerDimension(mean, logVariance));
    }

    /// <summary>An image of each label, as pixel probabilities, [N, 1, 28, 28]: z from the prior, decoded.</summary>
    /// <param name="labels">The class that each is to be, int64 [N].</param>
    /// <exception cref="ArgumentException">A label is out of range.</exception>
    public Tensor Sample(Tensor labels)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return Decode(randn(labels.shape[0], Latent), labels).sigmoid().MoveToOuterDisposeScope();
    }

    private Tensor Beside(Tensor numbers, Tensor labels) =>
        cat([numbers, ClassLabels.OneHot(labels, numbers.shape[0], Classes, numbers.dtype)], dim: 1);
}
