using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Probability;

public class BayesTests
{
    [Fact]
    public void A_test_for_a_rare_illness_by_hand()
    {
        // 1 in 100 is ill; the test finds 90 % of the ill and frightens 5 % of the healthy
        var (prior, positive) = (new[] { 0.01, 0.99 }, new[] { 0.90, 0.05 });
        Tensor logPrior = tensor(prior).log(), logLikelihood = tensor(positive).log();
        Assert.Equal(0.009 / 0.0585, Bayes.LogPosterior(logPrior, logLikelihood).exp()[0].item<double>(), 1e-12);
        Assert.Equal(Math.Log(0.0585), Bayes.LogEvidence(logPrior, logLikelihood).item<double>(), 1e-12);
    }

    [Fact]
    public void Many_observations_at_once_and_far_below_what_a_probability_can_be()
    {
        var posterior = Bayes.LogPosterior(tensor(new[] { 0.5, 0.5 }).log(), tensor(new[] { -5000.0, -5001, double.NegativeInfinity, -3 }, 2, 2));
        Assert.Equal(-Math.Log(1 + Math.Exp(-1)), posterior[0, 0].item<double>(), 1e-12);
        Assert.Equal(0, posterior[1, 1].item<double>(), 1e-12);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("expected [K] and [..., K]", Assert.Throws<ArgumentException>(() => Bayes.LogPosterior(zeros(2), zeros(4, 3))).Message);
        Assert.Contains("NaN or +∞", Assert.Throws<ArgumentException>(() => Bayes.LogEvidence(zeros(1), tensor(new[] { double.NaN }))).Message);
    }
}
