using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Display;

/// <summary>Draws images into one picture, in libtorch up to its last bytes.</summary>
internal static class GridPicture
{
    /// <summary>The colour of the gaps: light enough for dark images, and apart from white ones.</summary>
    private const double GapGrey = 0.8;

    /// <summary>The same tensor, once it is known to be images.</summary>
    public static Tensor Checked(Tensor images, string what)
    {
        if (images.dim() != 4 || images.shape[1] is not (1 or 3) || !images.is_floating_point())
            throw new ArgumentException($"{what} are {images.dtype} [{string.Join(", ", images.shape)}], expected floating point [N, 1 or 3, H, W] with values in [0, 1].", nameof(images));
        if (images.numel() == 0)
            throw new ArgumentException($"{what} are [{string.Join(", ", images.shape)}]: there is nothing to show.", nameof(images));
        using var scope = NewDisposeScope();
        if (images.isnan().any().item<bool>())
            throw new ArgumentException($"{what} hold NaN, so there is nothing true to show: find out where it comes from.", nameof(images));
        return images;
    }

    /// <summary>The images followed by as many in the colour of the gaps as make up the length.</summary>
    public static Tensor FillRow(Tensor images, long length)
    {
        var missing = length - images.shape[0];
        var floats = images.detach().cpu().to_type(ScalarType.Float32);
        return missing == 0 ? floats : cat([floats, full([missing, .. images.shape[1..]], GapGrey, ScalarType.Float32)], 0);
    }

    /// <summary>The picture as a PNG file's bytes, with its size in pixels.</summary>
    public static (byte[] Png, int Width, int Height) Draw(Tensor images, int rows, int columns, int scale, int padding)
    {
        using var scope = NewDisposeScope();
        var (channels, high, wide) = (images.shape[1], images.shape[2] * scale, images.shape[3] * scale);
        var pixels = images.detach().cpu().to_type(ScalarType.Float32).clamp(0, 1).mul(255).round().to_type(ScalarType.Byte);
        var scaled = pixels.repeat_interleave(scale, 2).repeat_interleave(scale, 3);

        // each image in a cell with its gap to the right and below; the last row's and column's gaps are cut off
        var cells = full([rows * columns, channels, high + padding, wide + padding], Math.Round(GapGrey * 255), ScalarType.Byte);
        cells.narrow(0, 0, images.shape[0]).narrow(2, 0, high).narrow(3, 0, wide).copy_(scaled);
        var (height, width) = (rows * (high + padding) - padding, columns * (wide + padding) - padding);
        var picture = cells.reshape(rows, columns, channels, high + padding, wide + padding)
            .permute(0, 3, 1, 4, 2).reshape(rows * (high + padding), columns * (wide + padding), channels)
            .narrow(0, 0, height).narrow(1, 0, width);

        return (PngFile.Encode(picture), (int)width, (int)height);
    }
}
