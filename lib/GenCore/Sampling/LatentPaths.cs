using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Sampling;

/// <summary>Walks through a latent space, as codes to decode.</summary>
public static class LatentPaths
{
    /// <summary>Equal steps along the straight line, both ends included: [steps, d].</summary>
    /// <param name="from">The first code, [d].</param>
    /// <param name="to">The last code, [d].</param>
    /// <param name="steps">At least 2.</param>
    /// <exception cref="ArgumentException">The codes are not of one dimension, or there are fewer than 2 steps.</exception>
    public static Tensor Linear(Tensor from, Tensor to, int steps)
    {
        using var scope = NewDisposeScope();
        return Line(from, to, Steps(from, to, steps)).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Equal angles along the arc between two codes, both ends included: [steps, d]. In many dimensions nearly all of a Gaussian lies on a shell around
    /// the origin; a straight line cuts through the empty inside, an arc stays on it. White, Sampling Generative Networks (2016), section 2.
    /// </summary>
    /// <inheritdoc cref="Linear"/>
    /// <exception cref="ArgumentException">The codes are not of one dimension, there are fewer than 2 steps, or a code is 0 or opposite to the other: then there is no one arc.</exception>
    public static Tensor Spherical(Tensor from, Tensor to, int steps)
    {
        using var scope = NewDisposeScope();
        var t = Steps(from, to, steps);
        var cosine = Cosine(from, to).item<double>();
        if (!double.IsFinite(cosine) || cosine < -1 + 1e-6)
            throw new ArgumentException("Between these two codes there is no one arc, as one of them is 0 or they are opposite to each other: take the straight line.");
        return Arc(from, to, t).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// A square grid over a two-dimensional standard normal, in equal steps of probability, row by row from the top left: [side², 2]. The first number grows
    /// from left to right, the second from bottom to top.
    /// </summary>
    /// <param name="side">Codes in a row and a column, at least 2.</param>
    /// <param name="tail">The share that is left out at each end, such as 0.02.</param>
    /// <exception cref="ArgumentException">The side is below 2, or the tail not between 0 and ½.</exception>
    public static Tensor Percentiles(int side, double tail = 0.02)
    {
        if (side < 2 || !(tail > 0 && tail < 0.5))
            throw new ArgumentException($"A grid over percentiles has at least 2 codes in a row and leaves out between 0 and ½ at each end, but was given {side} and {tail}.");
        using var scope = NewDisposeScope();
        var stops = special.ndtri(linspace(tail, 1 - tail, side));
        return stack([stops.repeat(side), stops.flip(0).repeat_interleave(side)], 1).MoveToOuterDisposeScope();
    }

    /// <summary>The direction of an attribute: the mean code of samples that have it, less that of samples that do not, [d].</summary>
    /// <param name="with">Codes of samples that have it, [N, d].</param>
    /// <param name="without">Codes of samples that do not, [M, d].</param>
    /// <exception cref="ArgumentException">A set is empty, or they are of different dimensions.</exception>
    public static Tensor Attribute(Tensor with, Tensor without) =>
        with.shape is [>= 1, var d] && without.shape is [>= 1, var other] && d == other
            ? with.mean([0]) - without.mean([0])
            : throw new ArgumentException($"A direction needs codes [N, d] with the attribute and [M, d] without it, but was given [{string.Join(", ", with.shape)}] and [{string.Join(", ", without.shape)}].");

    /// <summary>Codes at the shares t of the straight lines from one code to another.</summary>
    /// <param name="from">The first code of each line, [d] or [N, d].</param>
    /// <param name="to">The last code of each line, of the same shape.</param>
    /// <param name="t">[N, 1].</param>
    internal static Tensor Line(Tensor from, Tensor to, Tensor t) => ((1 - t) * from + t * to).to(from.dtype);

    /// <summary>Codes at the shares t of the arcs from one code to another; NaN where there is no one arc, as a code is 0 or opposite to the other.</summary>
    /// <inheritdoc cref="Line"/>
    internal static Tensor Arc(Tensor from, Tensor to, Tensor t)
    {
        var angle = Cosine(from, to).clamp(-1, 1).acos();
        // the sine of π is not 0 in rounded numbers
        angle.masked_fill_(angle.gt(Math.PI - 1e-6), double.NaN);
        var arc = (((1 - t) * angle).sin() * from + (t * angle).sin() * to) / angle.sin();
        // an arc between all but equal directions is a line, and its formula 0 / 0
        return Line(from, to, t).where(angle.le(1e-6), arc.to(from.dtype));
    }

    // double precision, as the arc cosine magnifies errors of small angles; [..., 1]
    private static Tensor Cosine(Tensor from, Tensor to)
    {
        var (a, b) = (from.to(ScalarType.Float64), to.to(ScalarType.Float64));
        return (a * b).sum(-1, keepdim: true) / (a.square().sum(-1, keepdim: true) * b.square().sum(-1, keepdim: true)).sqrt();
    }

    private static Tensor Steps(Tensor from, Tensor to, int steps)
    {
        if (from.dim() != 1 || !from.shape.SequenceEqual(to.shape) || steps < 2)
            throw new ArgumentException($"A path leads from one code [d] to another in at least 2 steps, but was given [{string.Join(", ", from.shape)}], [{string.Join(", ", to.shape)}] and {steps} steps.");
        return linspace(0, 1, steps, from.dtype).unsqueeze(1);
    }
}
