using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>
/// Points in equal steps over an interval, and integrals over it by the trapezoidal rule. For smooth functions that have died away at both
/// ends, as densities do, the rule is exact to many digits.
/// </summary>
public sealed class Grid
{
    private readonly double step;

    /// <summary>A grid over an interval, both ends included.</summary>
    /// <param name="from">The low end.</param>
    /// <param name="to">The high end.</param>
    /// <param name="points">The number of points, at least 2.</param>
    /// <exception cref="ArgumentException">The interval is empty or not finite, or there are fewer than 2 points.</exception>
    public Grid(double from, double to, int points = 1001)
    {
        if (!(double.IsFinite(from) && double.IsFinite(to) && from < to) || points < 2)
            throw new ArgumentException($"A grid needs a finite interval and at least 2 points, but was given {points} points from {from:G6} to {to:G6}.");
        step = (to - from) / (points - 1);
        Points = linspace(from, to, points, ScalarType.Float64);
    }

    /// <summary>The points, [N], double precision.</summary>
    public Tensor Points { get; }

    /// <summary>∫ f(x) dx over the interval. A scalar, differentiable.</summary>
    /// <param name="values">f at each point, [N].</param>
    /// <exception cref="ArgumentException">There is not one value a point.</exception>
    public Tensor Integrate(Tensor values) => Trapezoids(values).sum();

    /// <summary>∫ f(x) dx from the low end up to each point, [N], the first 0.</summary>
    /// <param name="values">f at each point, [N].</param>
    /// <exception cref="ArgumentException">There is not one value a point.</exception>
    public Tensor Accumulate(Tensor values) => cat([zeros_like(values[..1]), Trapezoids(values).cumsum(0)]);

    private Tensor Trapezoids(Tensor values) => values.shape.SequenceEqual(Points.shape)
        ? (values[..^1] + values[1..]) * (step / 2)
        : throw new ArgumentException($"Values of shape [{string.Join(", ", values.shape)}] were given on a grid of {Points.shape[0]} points: give one a point.", nameof(values));
}
