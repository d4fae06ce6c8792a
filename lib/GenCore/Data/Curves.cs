using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>Points in the plane along curves, with a little noise: data of one dimension bent into two.</summary>
public static class Curves
{
    /// <summary>Two spirals about 0, each turned against the other by half a turn, and within a circle of radius 2: [count, 2].</summary>
    /// <param name="count">Points.</param>
    /// <param name="deviation">The standard deviation of the noise.</param>
    public static Tensor Spiral(long count, double deviation = 0.02)
    {
        using var scope = NewDisposeScope();
        // the root spreads points evenly along the curve, whose length grows with the square of the angle
        var share = rand(count).sqrt();
        var angle = 3 * Math.PI * share;
        var arm = randint(2, [count], ScalarType.Int64) * 2 - 1;
        var radius = 2 * share * arm;
        return (stack([radius * angle.cos(), radius * angle.sin()], 1) + deviation * randn(count, 2)).MoveToOuterDisposeScope();
    }

    /// <summary>Two half circles of radius 1 that reach into each other, around 0: [count, 2].</summary>
    /// <param name="count">Points.</param>
    /// <param name="deviation">The standard deviation of the noise.</param>
    public static Tensor Moons(long count, double deviation = 0.05)
    {
        using var scope = NewDisposeScope();
        var angle = Math.PI * rand(count);
        var lower = randint(2, [count], ScalarType.Int64).to(ScalarType.Float32);
        var sign = 1 - 2 * lower;
        var (x, y) = (sign * angle.cos() + lower - 0.5, sign * angle.sin() + 0.5 * lower - 0.25);
        return (stack([x, y], 1) + deviation * randn(count, 2)).MoveToOuterDisposeScope();
    }
}
