using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>The number of ones among n throws of a coin: P(k) = n! / (k! (n − k)!) · pᵏ (1 − p)ⁿ⁻ᵏ.</summary>
public sealed class Binomial : DiscreteDistribution
{
    private readonly long n;
    private readonly Tensor p;

    /// <summary>n throws of a coin that shows 1 with probability p.</summary>
    /// <param name="n">The number of throws, at least 1.</param>
    /// <param name="p">A scalar in [0, 1].</param>
    /// <exception cref="ArgumentException">There is no throw, or p lies outside [0, 1].</exception>
    public Binomial(long n, Tensor p)
    {
        if (n < 1)
            throw new ArgumentException($"A binomial distribution needs at least 1 throw, but n is {n}.", nameof(n));
        (this.n, this.p) = (n, Parameter.Share(p, "Binomial"));
    }

    /// <inheritdoc/>
    public override Tensor Support => arange(n + 1, ScalarType.Float64);

    /// <inheritdoc/>
    /// <remarks>The factorials are taken as log Γ, so that n may be large.</remarks>
    public override Tensor LogProbabilities
    {
        get
        {
            var k = Support;
            var ways = tensor(n + 1.0).lgamma() - (k + 1).lgamma() - (n - k + 1).lgamma();
            return ways + k.xlogy(p) + special.xlog1py(n - k, -p);
        }
    }
}
