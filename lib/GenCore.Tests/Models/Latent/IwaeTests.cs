using GenCore.Losses;
using GenCore.Metrics;
using GenCore.Models.Latent;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Latent;

public sealed class IwaeTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void At_the_exact_posterior_every_weight_is_the_likelihood_and_the_bounds_are_equalities()
    {
        var model = new LinearGaussianVae();
        var x = model.Images(6);
        var exact = model.LogLikelihood(x);
        var logWeights = model.Vae.LogWeights(x, 4);
        Assert.Equal([4L, 6], logWeights.shape);
        Assert.True((logWeights - exact).abs().max().item<double>() < 1e-8);
        Assert.True((new Iwae(model.Vae, 3).call(x) - exact).abs().max().item<double>() < 1e-8);
        var estimate = ImportanceSampling.LogLikelihood(model.Vae, x, 10);
        Assert.True((estimate.LogLikelihood - exact).abs().max().item<double>() < 1e-8);
        Assert.Equal(0, estimate.StandardError.max().item<double>(), 1e-8);
    }

    [Fact]
    public void The_evidence_lower_bound_is_below_the_likelihood_by_the_divergence_of_the_posteriors()
    {
        var model = new LinearGaussianVae();
        var x = model.Images(4);
        var exact = model.LogLikelihood(x).mean().item<double>();
        var (rightMean, rightLogVariance) = model.Vae.Encode(x);
        model.Disturb();
        var (mean, logVariance) = model.Vae.Encode(x);
        // KL of two Gaussians with diagonal covariances
        var divergence = 0.5 * (rightLogVariance - logVariance - 1 + (logVariance - rightLogVariance).exp() + (mean - rightMean).square() / rightLogVariance.exp()).sum(1).mean().item<double>();
        var bounds = Enumerable.Range(0, 1000).Select(_ => model.Vae.Evaluate(x).Elbo).ToArray();
        var error = Math.Sqrt(bounds.Select(bound => Math.Pow(bound - bounds.Average(), 2)).Average() / bounds.Length);
        Assert.True(divergence > 0.5);
        Assert.Equal(exact - divergence, bounds.Average(), 4 * error);
    }

    [Fact]
    public void The_bound_rises_with_the_draws_towards_the_likelihood()
    {
        var model = new LinearGaussianVae();
        var x = model.Images(10);
        var exact = model.LogLikelihood(x).mean().item<double>();
        model.Disturb();
        double Bound(int draws) => Enumerable.Range(0, 2000 / draws).Average(_ =>
        {
            using var noGradient = no_grad();
            using var step = NewDisposeScope();
            return ImportanceBound.Of(model.Vae.LogWeights(x, draws)).mean().item<double>();
        });
        double[] bounds = [Bound(1), Bound(5), Bound(50), Bound(500)];
        Assert.Equal(bounds.Order(), bounds);
        Assert.True(bounds[0] < exact - 0.5 && bounds[1] < exact - 0.05, $"{string.Join(", ", bounds)}, exact {exact}");
        Assert.Equal(exact, bounds[^1], 0.05);
    }

    [Fact]
    public void Importance_sampling_covers_the_likelihood_with_its_error_bar()
    {
        var model = new LinearGaussianVae();
        var x = model.Images(8);
        var exact = model.LogLikelihood(x);
        model.Disturb();
        var done = new List<long>();
        var estimate = ImportanceSampling.LogLikelihood(model.Vae, x, 6000, done.Add);
        Assert.Equal([8L], estimate.LogLikelihood.shape);
        Assert.Equal(8, done[^1]);
        Assert.True(((estimate.LogLikelihood - exact).abs() / estimate.StandardError).max().item<double>() < 5);
        Assert.True(estimate.NegativeLogLikelihood.Covers(-exact.mean().item<double>()));
        Assert.InRange(estimate.NegativeLogLikelihood.StandardError, 1e-4, 0.05);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        manual_seed(2);
        var iwae = (Iwae)new Iwae(new Vae(latent: 3, hidden: 8), draws: 5).to(ScalarType.Float64);
        var x = rand(4, 1, 28, 28, ScalarType.Float64);
        FiniteDifferences.Agree(iwae, () => iwae.Loss(x));
    }

    [Fact]
    public void Following_some_of_the_draws_keeps_the_bound_and_is_right_on_average()
    {
        manual_seed(5);
        var vae = (Vae)new Vae(latent: 2, hidden: 4).to(ScalarType.Float64);
        var x = rand(3, 1, 28, 28, ScalarType.Float64).repeat(100, 1, 1, 1);
        (double Loss, Tensor Gradient) Average(Iwae iwae)
        {
            vae.zero_grad();
            var sum = 0.0;
            for (var run = 0; run < 20; run++)
            {
                using var step = NewDisposeScope();
                manual_seed(run); // the same draws from the posterior, whatever follows them
                var loss = iwae.Loss(x) / 20;
                loss.backward();
                sum += loss.item<double>();
            }
            return (sum, cat([.. vae.parameters().Select(parameter => parameter.grad!.flatten())]));
        }
        var (loss, gradient) = Average(new(vae, draws: 6));
        var (sameLoss, same) = Average(new(vae, draws: 6, followed: 2));
        Assert.Equal(loss, sameLoss, 1e-9);
        Assert.InRange(((same - gradient).norm() / gradient.norm()).item<double>(), 1e-6, 0.05);
    }

    [Fact]
    public void Following_some_of_the_draws_asks_nothing_of_an_encoder_that_is_exact()
    {
        var model = new LinearGaussianVae();
        var x = model.Images(6);
        double OfEncoder(Iwae iwae)
        {
            model.Vae.zero_grad();
            iwae.Loss(x).backward();
            return model.Vae.get_parameter("encoder.layers.0.weight")!.grad!.abs().max().item<double>();
        }
        Assert.True(OfEncoder(new(model.Vae, draws: 6)) > 0.01);
        Assert.True(OfEncoder(new(model.Vae, draws: 6, followed: 2)) < 1e-10);
    }

    [Fact]
    public void It_trains_the_networks_it_was_given()
    {
        var vae = new Vae(latent: 2, hidden: 8);
        Assert.Equal(vae.parameters().Count(), new Iwae(vae, 2).parameters().Count());
        Assert.Contains("k is 0", Assert.Throws<ArgumentException>(() => new Iwae(vae, 0)).Message);
        Assert.Contains("were given 0", Assert.Throws<ArgumentException>(() => new Iwae(vae, 2, followed: 0)).Message);
        Assert.Contains("k is 0", Assert.Throws<ArgumentException>(() => vae.LogWeights(zeros(1, 1, 28, 28), 0)).Message);
        Assert.Contains("was given 0 and 5", Assert.Throws<ArgumentException>(() => ImportanceSampling.LogLikelihood(vae, zeros(0, 1, 28, 28), 5)).Message);
    }
}
