using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// Shifts each row of a map one pixel further to the right than the row above, so that diagonals become columns:
/// <code>
/// a b c       a b c · ·
/// d e f   →   · d e f ·
/// g h i       · · g h i
/// </code>
/// Left of a pixel stands its left neighbour, left above it the pixel above: a recurrence over columns can take both.
/// Van den Oord, Kalchbrenner and Kavukcuoglu, Pixel Recurrent Neural Networks (2016), section 3.2 and figure 3.
/// </summary>
public static class Skew
{
    /// <summary>The skewed map, zero where there is no pixel: [..., H, W] → [..., H, W + H − 1].</summary>
    /// <param name="map">Any map of at least one row and column.</param>
    public static Tensor Apply(Tensor map)
    {
        var (height, width) = Size(map);
        // with H zeros behind each row, cutting the same numbers into rows one shorter moves row i to the right by i
        return nn.functional.pad(map, (0, height)).flatten(-2).narrow(-1, 0, height * (width + height - 1)).unflatten(-1, height, width + height - 1);
    }

    /// <summary>The map that was skewed: [..., H, W + H − 1] → [..., H, W].</summary>
    /// <param name="skewed">A skewed map.</param>
    /// <exception cref="ArgumentException">The map is narrower than its height: no map can have been skewed to it.</exception>
    public static Tensor Undo(Tensor skewed)
    {
        var (height, length) = Size(skewed);
        return length >= height
            ? nn.functional.pad(skewed.flatten(-2), (0, height)).unflatten(-1, height, length + 1).narrow(-1, 0, length - height + 1)
            : throw new ArgumentException($"A skewed map of {height} rows has at least {height} columns, but this has {length}.", nameof(skewed));
    }

    private static (long Height, long Width) Size(Tensor map) => map.dim() >= 2 && map.shape[^1] > 0 && map.shape[^2] > 0
        ? (map.shape[^2], map.shape[^1])
        : throw new ArgumentException($"A map has rows and columns, [..., H, W], but this has the shape [{string.Join(", ", map.shape)}].", nameof(map));
}
