using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>What metrics ask of images.</summary>
internal static class ImageCheck
{
    /// <summary>Refuses images that are not [N, C, H, W] of one shape, or whose pixels are not in [0, 1].</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void RequirePairs(Tensor images, Tensor others)
    {
        if (images.dim() != 4 || !images.shape.SequenceEqual(others.shape) || images.numel() == 0)
            throw new ArgumentException($"Images are compared in pairs of one shape [N, C, H, W], but were given as [{string.Join(", ", images.shape)}] and [{string.Join(", ", others.shape)}].");
        RequirePixels(images);
        RequirePixels(others);
    }

    /// <summary>Refuses images whose pixels are not real numbers in [0, 1].</summary>
    /// <param name="images">Any shape, not empty.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void RequirePixels(Tensor images)
    {
        using var scope = NewDisposeScope();
        var (least, largest) = (images.min().ToDouble(), images.max().ToDouble());
        // written so that NaN fails too
        if (!images.is_floating_point() || !(least >= 0 && largest <= 1))
            throw new ArgumentException($"Pixels are real numbers in [0, 1], but these are {images.dtype} from {least:g3} to {largest:g3}: read them with Samples.Images, or divide by 255.");
    }
}
