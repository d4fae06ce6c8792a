using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// The log-likelihood of pixels in [0, 1] under independent Bernoulli distributions, computed from logits, where it is stable:
/// log p(x) = Σ x log σ(l) + (1 − x) log(1 − σ(l)).
/// </summary>
/// <remarks>
/// For binary pixels this is the log of a probability. For grey values it is the same formula read as a cross entropy
/// between two Bernoulli means, as Kingma and Welling (2013) use it on MNIST: common practice, but no likelihood of the grey image.
/// </remarks>
public static class BernoulliLikelihood
{
    /// <summary>The log-likelihood of each sample in nats, summed over its pixels: [N].</summary>
    /// <param name="logits">Logits, [N, …].</param>
    /// <param name="x">Pixels in [0, 1], of the shape of the logits.</param>
    /// <exception cref="ArgumentException">The shapes differ, or a pixel lies outside [0, 1] or is not a number.</exception>
    public static Tensor Log(Tensor logits, Tensor x)
    {
        if (!logits.shape.SequenceEqual(x.shape))
            throw new ArgumentException($"Logits of shape [{string.Join(", ", logits.shape)}] cannot score pixels of shape [{string.Join(", ", x.shape)}]: both must be the same.");
        RequireUnitInterval(x);
        return -nn.functional.binary_cross_entropy_with_logits(logits, x, reduction: nn.Reduction.None).flatten(1).sum(1);
    }

    /// <exception cref="ArgumentException">A pixel is neither 0 nor 1, of which a model that scores binary images would give no probability.</exception>
    internal static void RequireBinary(Tensor x, string model)
    {
        using var scope = NewDisposeScope();
        var binary = x.eq(0).logical_or(x.eq(1));
        if (!binary.all().item<bool>())
            throw new ArgumentException($"{model} reads pixels that are 0 or 1, but one of these is {x.masked_select(binary.logical_not())[0].ToDouble():g4}: binarise the images first (Binarize.Dynamic).");
    }

    // Two reductions over the batch, some tens of microseconds for 128 images, against the milliseconds of a training step.
    // Without them, pixels in 0…255 train without an error towards a loss of minus infinity.
    internal static void RequireUnitInterval(Tensor x)
    {
        if (x.numel() == 0)
            return;
        using var scope = NewDisposeScope();
        var (low, high) = (x.min().ToDouble(), x.max().ToDouble());
        if (!(low >= 0 && high <= 1))
            throw new ArgumentException($"Bernoulli pixels must lie in [0, 1], but these reach from {low:g4} to {high:g4}: scale them (bytes by 1/255) or binarise them.");
    }
}
