using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics.Features;

/// <summary>The pixels themselves as features.</summary>
public static class Pixels
{
    /// <summary>Images as rows of numbers, [N, C·H·W], in the images' own type where it is real, else in float32.</summary>
    /// <param name="images">[N, …].</param>
    /// <exception cref="ArgumentException">There is no dimension beside N.</exception>
    public static Tensor Of(Tensor images)
    {
        if (images.dim() < 2)
            throw new ArgumentException($"Images are [N, …], but were given as [{string.Join(", ", images.shape)}].", nameof(images));
        using var scope = NewDisposeScope();
        var rows = images.flatten(1);
        return (rows.is_floating_point() ? rows : rows.to(ScalarType.Float32)).MoveToOuterDisposeScope();
    }
}
