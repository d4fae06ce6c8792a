using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// exp(E[KL(p(y|x) ‖ p(y))]): high if a classifier is sure of every sample, and its answers differ. It lies between 1 and the number of classes, and sees
/// nothing of the real data. Salimans et al., Improved Techniques for Training GANs (2016), section 4; agrees with toshas/torch-fidelity without its shuffle
/// before splitting. Barratt and Sharma, A Note on the Inception Score (2018), say what is wrong with it, the dependence on N and on the splits among it.
/// </summary>
/// <param name="Mean">The score, or its mean over the splits.</param>
/// <param name="Deviation">The standard deviation over the splits, with the divisor of their number, as published; 0 for a single one.</param>
public sealed record InceptionScore(double Mean, double Deviation)
{
    /// <summary>Measures logits; with <see cref="Features.InceptionV3"/>, those without the last bias.</summary>
    /// <param name="logits">[N, K].</param>
    /// <param name="splits">Into how many parts in a row the samples are divided; 10 are the custom at N = 50,000.</param>
    /// <exception cref="ArgumentException">There are fewer samples than splits, or one is NaN or infinite.</exception>
    public static InceptionScore Of(Tensor logits, int splits = 1)
    {
        if (splits < 1)
            throw new ArgumentException($"An Inception Score has at least 1 split, but was given {splits}.", nameof(splits));
        FeatureCheck.Require(logits, "given", least: 1);
        if (logits.shape[0] < splits)
            throw new ArgumentException($"{logits.shape[0]} samples cannot be divided into {splits} splits: take fewer splits, or more samples.");
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var logs = logits.detach().to(ScalarType.Float64).log_softmax(1);
        var scores = new double[splits];
        for (var s = 0; s < splits; s++)
        {
            using var step = NewDisposeScope();
            var (start, end) = (logs.shape[0] * s / splits, logs.shape[0] * (s + 1) / splits);
            var part = logs.narrow(0, start, end - start);
            var marginal = part.logsumexp(0) - Math.Log(part.shape[0]);
            scores[s] = Math.Exp(((part - marginal) * part.exp()).sum(1).mean().item<double>());
        }
        var mean = scores.Average();
        return new(mean, Math.Sqrt(scores.Average(score => (score - mean) * (score - mean))));
    }
}
