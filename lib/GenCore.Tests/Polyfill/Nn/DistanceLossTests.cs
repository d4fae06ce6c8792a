using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

public class DistanceLossTests
{
    private static readonly Tensor Near = tensor(new double[] { 0.5, -3 });

    // ½ d² / β below β, |d| − ½ β above
    [Fact]
    public void Smooth_L1_is_square_near_zero_and_straight_far_away()
    {
        Assert.Equal((0.125 + 2.5) / 2, SmoothL1Loss().call(Near, zeros_like(Near)).item<double>(), 12);
        Assert.Equal(0.5 * 0.25 / 2 + 3 - 1, SmoothL1Loss(Reduction.Sum, beta: 2).call(Near, zeros_like(Near)).item<double>(), 12);
    }

    // ½ d² below δ, δ (|d| − ½ δ) above
    [Fact]
    public void Huber_grows_with_its_threshold() =>
        Assert.Equal(0.125 + 2 * (3 - 1), HuberLoss(2, Reduction.Sum).call(Near, zeros_like(Near)).item<double>(), 12);

    [Fact]
    public void KL_divergence_takes_log_probabilities_or_probabilities_as_target()
    {
        var (p, q) = (tensor(new[] { 0.2, 0.8 }), tensor(new[] { 0.5, 0.5 }));
        var expected = 0.2 * Math.Log(0.2 / 0.5) + 0.8 * Math.Log(0.8 / 0.5);
        Assert.Equal(expected, KLDivLoss(log_target: false, Reduction.Sum).call(q.log(), p).item<double>(), 12);
        Assert.Equal(expected, KLDivLoss(reduction: Reduction.Sum).call(q.log(), p.log()).item<double>(), 12);
    }

    [Fact]
    public void Gaussian_likelihood_is_the_density_of_the_normal()
    {
        var (mean, target, variance) = (tensor(new[] { 1.0, -2.0 }), tensor(new[] { 1.5, 0.0 }), tensor(new[] { 0.25, 4.0 }));
        var density = torch.exp(-(mean - target).square() / (2 * variance)) / (2 * Math.PI * variance).sqrt();
        var loss = GaussianNLLLoss(full: true, reduction: Reduction.None).call(mean, target, variance);
        Assert.True(allclose(-density.log(), loss));
        Assert.Equal(loss.mean().item<double>() - 0.5 * Math.Log(2 * Math.PI), GaussianNLLLoss().call(mean, target, variance).item<double>(), 12);
    }

    [Fact]
    public void A_variance_is_bounded_below_and_not_negative()
    {
        var (zero, none) = (zeros(3, float64), zeros(3, float64));
        Assert.Equal(0.5 * Math.Log(0.01), functional.gaussian_nll_loss(zero, zero, none, eps: 0.01f).item<double>(), 6);
        Assert.Throws<ArgumentException>(() => functional.gaussian_nll_loss(zero, zero, none - 1));
    }

    [Fact]
    public void One_variance_serves_a_row() =>
        Assert.Equal([2L, 3L], functional.gaussian_nll_loss(zeros(2, 3), ones(2, 3), ones(2), reduction: Reduction.None).shape);

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        manual_seed(32);
        GradientCase.Of((x, y) => SmoothL1Loss(beta: 0.7).call(x, y), 2, 3).Check("SmoothL1Loss");
        GradientCase.Of((x, y) => HuberLoss(0.7).call(x, y), 2, 3).Check("HuberLoss");
        GradientCase.Of((x, y) => KLDivLoss().call(x.log_softmax(1), y.log_softmax(1)), 2, 3).Check("KLDivLoss");
        var (mean, target, spread) = (GradientCase.Leaf(2, 3), GradientCase.Leaf(2, 3), GradientCase.Leaf(2, 3));
        new GradientCase(() => GaussianNLLLoss(full: true).call(mean, target, spread.exp()), mean, target, spread).Check("GaussianNLLLoss");
    }
}
