using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// The importance-weighted bound on log p(x): log of the mean of k weights w = p(x|z) p(z) / q(z|x) with z from q. With k = 1 it is the evidence lower
/// bound with its divergence by draws; it rises with k, on average, and tends to log p(x).
/// Burda, Grosse and Salakhutdinov, Importance Weighted Autoencoders (2015), equation 8 and theorem 1, arXiv:1509.00519.
/// </summary>
public static class ImportanceBound
{
    /// <summary>The bound of each image in nats, [N].</summary>
    /// <param name="logWeights">log w of k draws for each image, [k, N].</param>
    /// <exception cref="ArgumentException">There is no draw, or the shape is another.</exception>
    public static Tensor Of(Tensor logWeights) => logWeights.shape is [>= 1, _]
        ? logWeights.logsumexp(0) - Math.Log(logWeights.shape[0])
        : throw new ArgumentException($"Log weights of at least 1 draw were expected, [k, N], but their shape is [{string.Join(", ", logWeights.shape)}].", nameof(logWeights));
}
