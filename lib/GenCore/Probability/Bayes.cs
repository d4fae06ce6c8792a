using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>Bayes' rule for K hypotheses, in logarithms: P(h | D) = P(D | h) P(h) / P(D).</summary>
public static class Bayes
{
    /// <summary>log P(h | D) of each hypothesis in nats, [..., K].</summary>
    /// <param name="logPrior">log P(h), [K].</param>
    /// <param name="logLikelihood">log P(D | h) of one observation or many, [..., K]: masses, or densities.</param>
    /// <exception cref="ArgumentException">There is not one prior a hypothesis, or a number is NaN or +∞.</exception>
    public static Tensor LogPosterior(Tensor logPrior, Tensor logLikelihood) => LogJoint(logPrior, logLikelihood).log_softmax(-1);

    /// <summary>log P(D) = log Σ_h P(D | h) P(h) in nats, [...]: how well the hypotheses together explain an observation.</summary>
    /// <inheritdoc cref="LogPosterior"/>
    public static Tensor LogEvidence(Tensor logPrior, Tensor logLikelihood) => LogJoint(logPrior, logLikelihood).logsumexp(-1);

    private static Tensor LogJoint(Tensor logPrior, Tensor logLikelihood)
    {
        if (logPrior.dim() != 1 || logLikelihood.dim() < 1 || logLikelihood.shape[^1] != logPrior.shape[0])
            throw new ArgumentException($"Priors of shape [{string.Join(", ", logPrior.shape)}] and likelihoods of shape [{string.Join(", ", logLikelihood.shape)}] were given, expected [K] and [..., K].");
        var joint = logPrior + logLikelihood;
        return joint.lt(double.PositiveInfinity).all().item<bool>()
            ? joint
            : throw new ArgumentException("A log prior or log likelihood is NaN or +∞, expected finite numbers, or −∞ for what cannot be.");
    }
}
