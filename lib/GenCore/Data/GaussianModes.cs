using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>
/// Points in the plane around some centres, each a Gaussian of one small deviation and all equally likely: the data on which one sees a generator
/// forget a mode. Metz et al., Unrolled Generative Adversarial Networks (2017), section 3.1; Srivastava et al., VEEGAN (2017), section 4.1.
/// </summary>
public sealed class GaussianModes
{
    private GaussianModes(Tensor centres, double deviation)
    {
        if (!(deviation > 0))
            throw new ArgumentException($"The deviation of a mode must be positive, but is {deviation}.", nameof(deviation));
        (Centres, Deviation) = (centres, deviation);
    }

    /// <summary>The centre of each mode, [K, 2].</summary>
    public Tensor Centres { get; }

    /// <summary>The standard deviation of each mode, along both axes.</summary>
    public double Deviation { get; }

    /// <summary>Modes in equal steps on a circle around 0.</summary>
    /// <param name="modes">K, 1 or more.</param>
    /// <param name="radius">The circle's radius.</param>
    /// <param name="deviation">The standard deviation of a mode.</param>
    /// <exception cref="ArgumentException">There is no mode, or the deviation is not positive.</exception>
    public static GaussianModes Ring(int modes = 8, double radius = 2, double deviation = 0.02)
    {
        if (modes < 1)
            throw new ArgumentException($"A ring needs at least 1 mode, but was given {modes}.", nameof(modes));
        var angles = arange(modes, ScalarType.Float32) * (2 * Math.PI / modes);
        return new(radius * stack([angles.cos(), angles.sin()], 1), deviation);
    }

    /// <summary>Modes on a square grid around 0.</summary>
    /// <param name="side">Modes in a row and a column: there are side².</param>
    /// <param name="spacing">From one to the next.</param>
    /// <param name="deviation">The standard deviation of a mode.</param>
    /// <exception cref="ArgumentException">There is no mode, or the deviation is not positive.</exception>
    public static GaussianModes Grid(int side = 5, double spacing = 2, double deviation = 0.05)
    {
        if (side < 1)
            throw new ArgumentException($"A grid needs at least 1 mode in a row, but was given {side}.", nameof(side));
        var axis = (arange(side, ScalarType.Float32) - (side - 1) / 2.0) * spacing;
        return new(stack([axis.repeat(side), axis.repeat_interleave(side)], 1), deviation);
    }

    /// <summary>Independent points, [count, 2].</summary>
    public Tensor Sample(long count)
    {
        using var scope = NewDisposeScope();
        var chosen = randint(Centres.shape[0], [count], ScalarType.Int64);
        return (Centres.index_select(0, chosen) + Deviation * randn(count, 2)).MoveToOuterDisposeScope();
    }
}
