using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>Shannon's measures of surprise, of distributions given by their probabilities along the last dimension (A Mathematical Theory of Communication, 1948).</summary>
public static class Information
{
    /// <summary>I = −log P in nats: +∞ for what cannot happen, 0 for what must.</summary>
    /// <param name="probability">Probabilities in [0, 1], any shape.</param>
    /// <exception cref="ArgumentException">A number lies outside [0, 1].</exception>
    public static Tensor Surprisal(Tensor probability)
    {
        var real = Parameter.Real(probability);
        return real.ge(0).logical_and(real.le(1)).all().item<bool>()
            ? -real.log()
            : throw new ArgumentException("A probability lies outside [0, 1], or is NaN: only probabilities carry information.", nameof(probability));
    }

    /// <summary>H(p) = −Σ p log p in nats, with 0 log 0 = 0: the mean surprise, [...].</summary>
    /// <param name="p">Probabilities, [..., K].</param>
    /// <exception cref="ArgumentException">A probability is negative, or they do not sum to 1.</exception>
    public static Tensor Entropy(Tensor p) => special.entr(Parameter.Distributions(p)).sum(-1);

    /// <summary>H(p, q) = −Σ p log q in nats: the mean surprise of one who expects q where p is true, [...]; +∞ where q excludes what p allows.</summary>
    /// <param name="p">The true probabilities, [..., K].</param>
    /// <param name="q">The expected probabilities, [..., K].</param>
    /// <exception cref="ArgumentException">A probability is negative, or they do not sum to 1.</exception>
    public static Tensor CrossEntropy(Tensor p, Tensor q) => -Parameter.Distributions(p).xlogy(Parameter.Distributions(q)).sum(-1);

    /// <summary>exp(H): among so many equally likely values the uncertainty would be the same.</summary>
    /// <param name="nats">An entropy or cross entropy in nats.</param>
    public static Tensor Perplexity(Tensor nats) => Parameter.Real(nats).exp();

    /// <summary>Nats as bits for each dimension: nats / (dimensions · log 2).</summary>
    /// <param name="nats">The information in the whole, in nats.</param>
    /// <param name="dimensions">The number of pixels (times channels) that it is spread over.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no dimension.</exception>
    public static double BitsPerDimension(double nats, long dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        return nats / (dimensions * Math.Log(2));
    }
}
