using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Sampling;

/// <summary>
/// Standard normal noise of which nothing lies far out: samples of it are more typical and less varied. Brock, Donahue and Simonyan, Large Scale GAN
/// Training for High Fidelity Natural Image Synthesis (2019), section 3.1.
/// </summary>
public static class TruncatedNoise
{
    /// <summary>Independent draws of a standard normal given that it lies within ±threshold, [count, dimensions].</summary>
    /// <param name="count">Samples.</param>
    /// <param name="dimensions">Numbers of noise in each.</param>
    /// <param name="threshold">The largest absolute value, positive.</param>
    /// <exception cref="ArgumentException">The threshold is not positive.</exception>
    public static Tensor Normal(long count, long dimensions, double threshold)
    {
        if (!(threshold > 0))
            throw new ArgumentException($"Noise is truncated at a positive threshold, but was given {threshold}.", nameof(threshold));
        using var scope = NewDisposeScope();
        // a uniform share of the probability between the ends, through the inverse of the distribution function
        var below = special.ndtr(tensor(-threshold)).item<double>();
        var share = below + (1 - 2 * below) * rand(count, dimensions, dtype: ScalarType.Float64);
        return special.ndtri(share).clamp(-threshold, threshold).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }
}
