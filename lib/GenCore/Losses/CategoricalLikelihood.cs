using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// The log-likelihood of pixels with K levels, each with a softmax of its own: log p(x) = Σᵢ log softmax(lᵢ)[level of xᵢ].
/// With K = 256 that is the discrete distribution of 8-bit images (van den Oord, Kalchbrenner and Kavukcuoglu, Pixel Recurrent Neural
/// Networks, 2016, section 3.4).
/// </summary>
public static class CategoricalLikelihood
{
    // bytes divided by 255 in single precision are this near to a level
    private const double LevelTolerance = 1e-3;

    /// <summary>The log-likelihood of each sample in nats, summed over its pixels and channels: [N].</summary>
    /// <param name="logits">[N, K, C, H, W]: K logits for every pixel and channel, K at least 2.</param>
    /// <param name="x">Pixels in [0, 1], [N, C, H, W]: multiples of 1/(K − 1).</param>
    /// <exception cref="ArgumentException">The shapes do not belong together, or a pixel is not one of the K levels.</exception>
    public static Tensor Log(Tensor logits, Tensor x)
    {
        if (logits.dim() != x.dim() + 1 || logits.shape[1] < 2 || !logits.shape.Where((_, i) => i != 1).SequenceEqual(x.shape))
            throw new ArgumentException($"Logits of shape [{string.Join(", ", logits.shape)}] cannot score pixels of shape [{string.Join(", ", x.shape)}]: expected [N, K, ...] and [N, ...] with at least 2 levels.");
        var levels = Levels(x, logits.shape[1]);
        return -nn.functional.cross_entropy(logits, levels, reduction: nn.Reduction.None).flatten(1).sum(1);
    }

    /// <summary>The level of each pixel, 0 to K − 1, int64 of the shape of <paramref name="x"/>.</summary>
    /// <exception cref="ArgumentException">A pixel is not one of the K levels.</exception>
    private static Tensor Levels(Tensor x, long count)
    {
        using var scope = NewDisposeScope();
        var exact = x.detach() * (count - 1);
        var levels = exact.round();
        var isLevel = (exact - levels).abs().le(LevelTolerance).logical_and(levels.ge(0)).logical_and(levels.le(count - 1));
        if (!isLevel.all().item<bool>())
            throw new ArgumentException($"Pixels of {count} levels are multiples of 1/{count - 1} in [0, 1], but one is {x.masked_select(isLevel.logical_not())[0].ToDouble():g4}: scale bytes by 1/255, or binarise for 2 levels.");
        return levels.to_type(ScalarType.Int64).MoveToOuterDisposeScope();
    }
}
