using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>What metrics of image pairs ask of them.</summary>
internal static class ImageCheck
{
    /// <summary>Refuses images that are not [N, C, H, W] of one shape, or whose pixels are not in [0, 1].</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void RequirePairs(Tensor images, Tensor others)
    {
        if (images.dim() != 4 || !images.shape.SequenceEqual(others.shape) || images.numel() == 0)
            throw new ArgumentException($"Images are compared in pairs of one shape [N, C, H, W], but were given as [{string.Join(", ", images.shape)}] and [{string.Join(", ", others.shape)}].");
        using var scope = NewDisposeScope();
        foreach (var some in new[] { images, others })
        {
            // written so that NaN fails too
            if (!some.is_floating_point() || !(some.min().ToDouble() >= 0 && some.max().ToDouble() <= 1))
                throw new ArgumentException($"Pixels are real numbers in [0, 1], but these are {some.dtype} from {some.min().ToDouble():g3} to {some.max().ToDouble():g3}: read them with Samples.Images.");
        }
    }
}
