using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>Every point of an interval [a, b] is as likely as any other: p(x) = 1 / (b − a) inside, 0 outside.</summary>
public sealed class Uniform : Distribution
{
    private readonly Tensor low;
    private readonly Tensor high;

    /// <summary>The interval from <paramref name="low"/> to <paramref name="high"/>.</summary>
    /// <exception cref="ArgumentException">The interval is empty, or an end is not finite.</exception>
    public Uniform(Tensor low, Tensor high)
    {
        (this.low, this.high) = (Parameter.Finite(low, "An end of the interval"), Parameter.Finite(high, "An end of the interval"));
        if (this.high.le(this.low).any().item<bool>())
            throw new ArgumentException($"The interval from {Parameter.Text(low)} to {Parameter.Text(high)} is empty: its low end must lie below its high end.");
    }

    /// <inheritdoc/>
    public override Tensor Mean => (low + high) / 2;

    /// <inheritdoc/>
    public override Tensor Variance => (high - low).square() / 12;

    /// <summary>H = log(b − a) in nats: negative where the interval is shorter than 1.</summary>
    public Tensor Entropy => (high - low).log();

    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor x)
    {
        var real = Parameter.Real(x);
        var inside = real.ge(low).logical_and(real.le(high));
        var density = -(high - low).log() + zeros_like(real);
        return where(inside, density, full_like(density, double.NegativeInfinity));
    }

    private protected override Tensor Draw(long count) => low + (high - low) * rand([count, .. low.shape], low.dtype);
}
