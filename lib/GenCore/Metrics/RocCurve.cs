using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// How well a score tells what should be accepted from strangers, at every threshold at once: the receiver operating characteristic
/// (Fawcett, An introduction to ROC analysis, 2006). Only the order of the scores matters.
/// </summary>
public sealed class RocCurve
{
    /// <summary>Measures the curve of two sets of scores. Infinite scores are as good as others: −∞ is the log density of the impossible.</summary>
    /// <param name="accepted">The scores of what should be accepted, [N]: the higher, the more readily it is.</param>
    /// <param name="strangers">The scores of what should not, [M].</param>
    /// <exception cref="ArgumentException">A set is empty or no vector, or a score is not a number.</exception>
    public RocCurve(Tensor accepted, Tensor strangers)
    {
        using var scope = NewDisposeScope();
        var (inside, outside) = (Sorted(accepted, nameof(accepted)), Sorted(strangers, nameof(strangers)));
        var (n, m) = (inside.shape[0], outside.shape[0]);

        // for each score, the share of the other set that it is on the right side of
        var wins = ShareBelow(inside, outside);
        var losses = 1 - ShareBelow(outside, inside);
        Area = wins.mean().item<double>();
        StandardError = Math.Sqrt(wins.@var().item<double>() / n + losses.@var().item<double>() / m);

        // from the highest threshold, which accepts nothing, down to the lowest score, which accepts all
        var thresholds = cat([inside, outside]).unique().Item1.flip(0);
        TruePositiveRates = [0, .. ShareAtLeast(thresholds, inside).data<double>().ToArray()];
        FalsePositiveRates = [0, .. ShareAtLeast(thresholds, outside).data<double>().ToArray()];
    }

    /// <summary>
    /// The area under the curve (AUROC): the probability that an accepted score exceeds a stranger's, ties counted half. It is the
    /// Mann–Whitney statistic (Hanley and McNeil, 1982). 1 tells all apart, ½ is a guess.
    /// </summary>
    public double Area { get; }

    /// <summary>
    /// The standard error of <see cref="Area"/> (DeLong, DeLong and Clarke-Pearson, Comparing the areas under two or more correlated
    /// receiver operating characteristic curves, 1988); not a number where a set has a single score.
    /// </summary>
    public double StandardError { get; }

    /// <summary>The share of strangers accepted at each threshold, from 0 up to 1: the curve's horizontal axis.</summary>
    public IReadOnlyList<double> FalsePositiveRates { get; }

    /// <summary>The share rightly accepted at the same thresholds, from 0 up to 1: the curve's vertical axis.</summary>
    public IReadOnlyList<double> TruePositiveRates { get; }

    /// <summary>The smallest share of strangers that is accepted where at least a given share is rightly accepted ("FPR at 95 % TPR" for 0.95).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not in [0, 1].</exception>
    public double FalsePositiveRateAt(double truePositiveRate)
    {
        if (!(truePositiveRate is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(truePositiveRate), $"A rate lies in [0, 1], and {truePositiveRate} does not.");
        return FalsePositiveRates[TruePositiveRates.TakeWhile(rate => rate < truePositiveRate).Count()];
    }

    // the share of the others below each score, and half of those equal to it
    private static Tensor ShareBelow(Tensor scores, Tensor others) =>
        (searchsorted(others, scores) + searchsorted(others, scores, right: true)).to_type(ScalarType.Float64) / (2 * others.shape[0]);

    private static Tensor ShareAtLeast(Tensor thresholds, Tensor scores) =>
        (scores.shape[0] - searchsorted(scores, thresholds)).to_type(ScalarType.Float64) / scores.shape[0];

    private static Tensor Sorted(Tensor scores, string name)
    {
        if (scores.shape is not [> 0])
            throw new ArgumentException($"Scores are a vector [N] of at least one, but the {name} are [{string.Join(", ", scores.shape)}].", name);
        if (scores.isnan().any().item<bool>())
            throw new ArgumentException($"A score of the {name} is not a number (NaN), and has no place in their order.", name);
        return scores.detach().to_type(ScalarType.Float64).cpu().sort().Item1;
    }
}
