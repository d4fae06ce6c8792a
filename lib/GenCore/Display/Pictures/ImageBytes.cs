using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Display.Pictures;

/// <summary>Images of one size as bytes of managed memory: the tensors they were made from may be freed.</summary>
/// <param name="Values">Image by image, channel by channel, row by row.</param>
/// <param name="Count">The number of images.</param>
/// <param name="Channels">1 or 3.</param>
/// <param name="Height">Rows of an image.</param>
/// <param name="Width">Pixels in a row.</param>
internal sealed record ImageBytes(byte[] Values, int Count, int Channels, int Height, int Width)
{
    /// <summary>The colour of gaps: light enough for dark images, and apart from white ones.</summary>
    public const byte Gap = 204;

    /// <summary>What all images of a grid have in common.</summary>
    public (int Channels, int Height, int Width) Size => (Channels, Height, Width);

    /// <summary>The size as a tensor's shape is written.</summary>
    public string Shape => $"[{Channels}, {Height}, {Width}]";

    /// <summary>Copies images from a tensor.</summary>
    /// <param name="images">Floating point [N, 1 or 3, H, W]; values are clamped to [0, 1].</param>
    /// <param name="what">What they are, for the message where they are none.</param>
    /// <exception cref="ArgumentException">The tensor has another shape or type, has no image, or holds NaN.</exception>
    public static ImageBytes From(Tensor images, string what = "The images")
    {
        var shape = string.Join(", ", images.shape);
        if (images.dim() != 4 || images.shape[1] is not (1 or 3) || !images.is_floating_point())
            throw new ArgumentException($"{what} are {images.dtype} [{shape}], expected floating point [N, 1 or 3, H, W] with values in [0, 1].", nameof(images));
        if (images.numel() == 0)
            throw new ArgumentException($"{what} are [{shape}]: there is nothing to show.", nameof(images));
        using var scope = NewDisposeScope();
        if (images.isnan().any().item<bool>())
            throw new ArgumentException($"{what} hold NaN, so there is nothing true to show: find out where it comes from.", nameof(images));
        var bytes = images.detach().cpu().to_type(ScalarType.Float32).clamp(0, 1).mul(255).round().to_type(ScalarType.Byte).contiguous();
        return new ImageBytes(bytes.data<byte>().ToArray(), (int)images.shape[0], (int)images.shape[1], (int)images.shape[2], (int)images.shape[3]);
    }

    /// <summary>The images of several sets one after the other, each set filled up with empty ones to the same length.</summary>
    public static ImageBytes Concat(IReadOnlyList<ImageBytes> sets, int length)
    {
        var (channels, height, width) = sets[0].Size;
        var values = new byte[sets.Count * length * channels * height * width];
        Array.Fill(values, Gap);
        for (var i = 0; i < sets.Count; i++) sets[i].Values.CopyTo(values, i * (values.Length / sets.Count));
        return new ImageBytes(values, sets.Count * length, channels, height, width);
    }

    /// <summary>A channel of a pixel of an image.</summary>
    public byte this[int image, int channel, int y, int x] => Values[(((image * Channels) + channel) * Height + y) * Width + x];
}
