using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Probability;

public class DivergenceTests
{
    private static readonly Gaussian P = new(0.5, 1.2);
    private static readonly Gaussian Q = new(-1.0, 2.0);
    private static readonly Grid Wide = new(-25, 25, 10_001);

    // 200 pairs of distributions over 7 values, some of them with zeros in p
    private static (Tensor P, Tensor Q) Pairs()
    {
        manual_seed(3);
        var p = (2 * randn(200, 7, ScalarType.Float64)).softmax(-1);
        p = where(p.lt(0.02), zeros_like(p), p);
        return (p / p.sum(-1, keepdim: true), (2 * randn(200, 7, ScalarType.Float64)).softmax(-1));
    }

    [Fact]
    public void Two_coins_by_hand()
    {
        var kl = Divergence.KullbackLeibler(new[] { 0.5, 0.5 }, new[] { 0.25, 0.75 }).item<double>();
        Assert.Equal(0.5 * Math.Log(2) + 0.5 * Math.Log(2.0 / 3), kl, 1e-12);
    }

    [Fact]
    public void Cross_entropy_is_entropy_and_divergence()
    {
        var (p, q) = Pairs();
        // by its own definition, not by the difference
        var direct = where(p.eq(0), zeros_like(p), p * (p / q).log()).sum(-1);
        Assert.Equal(0, (Information.CrossEntropy(p, q) - Information.Entropy(p) - direct).abs().max().item<double>(), 1e-12);
        Assert.Equal(0, (Divergence.KullbackLeibler(p, q) - direct).abs().max().item<double>(), 1e-12);
    }

    [Fact]
    public void It_is_never_negative_and_nothing_between_equals()
    {
        var (p, q) = Pairs();
        Assert.True(Divergence.KullbackLeibler(p, q).min().item<double>() > 0);
        Assert.Equal(0, Divergence.KullbackLeibler(p, p).abs().max().item<double>(), 1e-12);
        Assert.Equal(0, Divergence.KullbackLeibler(P, P).item<double>(), 1e-12);
    }

    [Fact]
    public void It_is_infinite_where_q_excludes_what_p_allows_but_not_the_other_way_round()
    {
        Assert.Equal(double.PositiveInfinity, Divergence.KullbackLeibler(new[] { 0.5, 0.5 }, new[] { 1.0, 0.0 }).item<double>());
        Assert.Equal(Math.Log(2), Divergence.KullbackLeibler(new[] { 1.0, 0.0 }, new[] { 0.5, 0.5 }).item<double>(), 1e-12);
        var grid = new Grid(-1, 2, 3001);
        Assert.Equal(double.PositiveInfinity, Divergence.KullbackLeibler(new Uniform(0, 1), new Uniform(0.0, 0.5), grid).item<double>());
        Assert.Equal(Math.Log(2), Divergence.KullbackLeibler(new Uniform(0.0, 0.5), new Uniform(0, 1), grid).item<double>(), 5e-3);
    }

    [Fact]
    public void Closed_form_grid_and_monte_carlo_agree()
    {
        var closed = Divergence.KullbackLeibler(P, Q).item<double>();
        Assert.Equal(Math.Log(2 / 1.2) + (1.44 + 2.25) / 8 - 0.5, closed, 1e-12);
        Assert.Equal(closed, Divergence.KullbackLeibler(P, Q, Wide).item<double>(), 1e-10);
        manual_seed(1);
        var estimate = MonteCarlo.KullbackLeibler(P, Q, 200_000);
        Assert.True(estimate.Covers(closed), $"{estimate} is not {closed}");
        Assert.False(estimate.Covers(Divergence.KullbackLeibler(Q, P).item<double>()));
    }

    [Fact]
    public void Its_gradient_by_q_is_that_of_the_cross_entropy()
    {
        var p = tensor(new[] { 0.2, 0.5, 0.3 });
        var logits = tensor(new[] { 0.4, -0.1, 0.9 }).requires_grad_();
        var ofDivergence = autograd.grad([Divergence.KullbackLeibler(p, logits.softmax(0))], [logits])[0];
        var ofCrossEntropy = autograd.grad([Information.CrossEntropy(p, logits.softmax(0))], [logits])[0];
        Assert.Equal(0, (ofDivergence - ofCrossEntropy).abs().max().item<double>(), 1e-12);
        // softmax(logits) − p
        Assert.Equal(0, (ofDivergence - (logits.softmax(0) - p)).abs().max().item<double>(), 1e-12);
    }

    [Fact]
    public void Gradients_are_those_of_finite_differences()
    {
        FiniteDifferences.AssertGradient(at => Divergence.KullbackLeibler(new Gaussian(at[0], at[1]), new Gaussian(at[2], at[3])), 0.5, 1.2, -1, 2);
        FiniteDifferences.AssertGradient(at => Divergence.JensenShannon(new Gaussian(at[0], at[1]), Q, Wide), 0.5, 1.2);
        FiniteDifferences.AssertGradient(at => Divergence.Wasserstein1(at, new[] { 1.0, 2.5 }), 0.5, 1.2, 4);
    }

    [Fact]
    public void Jensen_shannon_is_the_entropy_of_the_middle_less_the_mean_entropy()
    {
        var (p, q) = Pairs();
        var expected = Information.Entropy((p + q) / 2) - (Information.Entropy(p) + Information.Entropy(q)) / 2;
        Assert.Equal(0, (Divergence.JensenShannon(p, q) - expected).abs().max().item<double>(), 1e-12);
        Assert.Equal(0, (Divergence.JensenShannon(p, q) - Divergence.JensenShannon(q, p)).abs().max().item<double>(), 1e-12);
        Assert.True(Divergence.JensenShannon(p, q).max().item<double>() < Math.Log(2));
    }

    [Fact]
    public void Jensen_shannon_of_what_never_coincides_is_log_two()
    {
        Assert.Equal(Math.Log(2), Divergence.JensenShannon(new[] { 1.0, 0.0 }, new[] { 0.0, 1.0 }).item<double>(), 1e-12);
        Assert.Equal(Math.Log(2), Divergence.JensenShannon(new Gaussian(-100, 1), new Gaussian(100, 1), new Grid(-120, 120, 20_001)).item<double>(), 1e-9);
        Assert.Equal(0, Divergence.JensenShannon(P, P, Wide).item<double>(), 1e-12);
    }

    // scipy.stats.wasserstein_distance([0, 1, 3], [5, 6, 8, 9]), ([0.3, 2.1, -1, 4], [1, 1.5])
    [Fact]
    public void Wasserstein_distances_as_others_compute_them()
    {
        Assert.Equal(5.666666666666666, Divergence.Wasserstein1(new[] { 0.0, 1, 3 }, new[] { 5.0, 6, 8, 9 }).item<double>(), 1e-12);
        Assert.Equal(1.4500000000000002, Divergence.Wasserstein1(new[] { 0.3, 2.1, -1, 4 }, new[] { 1, 1.5 }).item<double>(), 1e-12);
    }

    [Fact]
    public void Moving_everything_costs_the_way()
    {
        manual_seed(4);
        var x = randn(1000, ScalarType.Float64);
        Assert.Equal(2.5, Divergence.Wasserstein1(x, x + 2.5).item<double>(), 1e-9);
        Assert.Equal(0, Divergence.Wasserstein1(x, x[randperm(1000)]).item<double>(), 1e-12);
        Assert.Equal(2.5, Divergence.Wasserstein1(new Gaussian(0, 1), new Gaussian(2.5, 1), Wide).item<double>(), 1e-9);
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Assert.Contains("sum to 0.5", Assert.Throws<ArgumentException>(() => Divergence.KullbackLeibler(new[] { 0.5 }, new[] { 1.0 })).Message);
        Assert.Contains("no data", Assert.Throws<ArgumentException>(() => Divergence.Wasserstein1(empty(0), ones(3))).Message);
        Assert.Contains("vectors", Assert.Throws<ArgumentException>(() => Divergence.Wasserstein1(ones(2, 2), ones(3))).Message);
    }
}
