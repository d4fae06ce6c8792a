using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Losses;

public class ElboTests
{
    [Fact]
    public void It_is_reconstruction_less_divergence_and_its_loss_is_the_negative()
    {
        using var scope = NewDisposeScope();
        var elbo = Elbo.Mean(tensor(new[] { -90.0, -70.0 }), tensor(new[] { 20.0, 30.0 }));
        Assert.Equal((-80.0, 25.0, -105.0, 105.0),
            (elbo.Reconstruction.item<double>(), elbo.KL.item<double>(), elbo.Value.item<double>(), elbo.Loss.item<double>()));
        Assert.Equal(["reconstruction", "kl"], elbo.Terms.Select(term => term.Name));
    }

    [Fact]
    public void The_gap_to_the_likelihood_is_the_divergence_from_the_true_posterior()
    {
        // one latent dimension, three binary pixels with logits a z + b: every integral over z is a sum on a fine grid
        using var scope = NewDisposeScope();
        const double Step = 0.001;
        var z = arange(-12, 12, Step, ScalarType.Float64).unsqueeze(1);
        var logits = z * tensor(new[] { 1.5, -0.7, 2.0 }) + tensor(new[] { 0.1, 0.4, -1.0 });
        var logLikelihood = BernoulliLikelihood.Log(logits, tensor(new[] { 1.0, 0.0, 1.0 }).expand(z.shape[0], 3));
        var logJoint = logLikelihood + LogNormal(z, 0, 0);
        var logEvidence = (logJoint.exp().sum() * Step).log();

        var (mean, logVariance) = (0.6, -0.5);
        var logPosterior = LogNormal(z, mean, logVariance);
        var q = logPosterior.exp() * Step;
        var elbo = Elbo.Mean((q * logLikelihood).sum().unsqueeze(0), GaussianKl.ToStandardNormal(full(1, 1, mean, ScalarType.Float64), full(1, 1, logVariance, ScalarType.Float64)));
        var gap = (q * (logPosterior - (logJoint - logEvidence))).sum().item<double>();

        Assert.True(gap > 0.01);
        Assert.Equal(gap, logEvidence.item<double>() - elbo.Value.item<double>(), 1e-9);
    }

    [Fact]
    public void Knobs_change_the_loss_and_not_the_bound()
    {
        using var scope = NewDisposeScope();
        var reconstruction = tensor(new[] { -90.0, -70.0 });
        var kl = tensor(new[] { 0.1, 4, 0.3, 8 }).reshape(2, 2);     // dimensions with 0.2 and 6 nats on average
        foreach (var (beta, freeBits, loss) in new[] { (1.0, 0.0, 86.2), (4, 0, 80 + 4 * 6.2), (1, 0.5, 86.5), (2, 0.5, 93) })
        {
            var elbo = Elbo.Mean(reconstruction, kl, beta, freeBits);
            Assert.Equal(loss, elbo.Loss.item<double>(), 1e-12);
            Assert.Equal((6.2, -86.2), (elbo.KL.item<double>(), elbo.Value.item<double>()));
        }
        Assert.Contains("-1", Assert.Throws<ArgumentException>(() => Elbo.Mean(reconstruction, kl, beta: -1)).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => Elbo.Mean(reconstruction, kl, freeBits: double.NaN)).Message);
    }

    [Fact]
    public void Terms_are_scalars_with_names_of_their_own()
    {
        Assert.Contains("'kl'", Assert.Throws<ArgumentException>(() => new LossTerms(zeros(1), ("kl", zeros(2)))).Message);
        Assert.Contains("'kl'", Assert.Throws<ArgumentException>(() => new LossTerms(zeros(1), ("kl", zeros(1)), ("kl", zeros(1)))).Message);
        Assert.Contains("'loss'", Assert.Throws<ArgumentException>(() => new LossTerms(zeros(1), ("loss", zeros(1)))).Message);
        Assert.Contains("[2]", Assert.Throws<ArgumentException>(() => new LossTerms(zeros(2))).Message);
    }

    private static Tensor LogNormal(Tensor z, double mean, double logVariance) =>
        (-0.5 * (Math.Log(2 * Math.PI) + logVariance + (z - mean).square() / Math.Exp(logVariance))).sum(1);
}
