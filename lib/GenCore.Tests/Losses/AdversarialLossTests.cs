using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Losses;

public sealed class AdversarialLossTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Tensor real = tensor(new[] { 2.0, -0.5, 0.3 });
    private readonly Tensor generated = tensor(new[] { -1.0, 0.7 });

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Minimax_is_the_value_of_the_game()
    {
        var loss = new MinimaxLoss();
        double[] d = [.. real.sigmoid().data<double>()], g = [.. generated.sigmoid().data<double>()];
        Assert.Equal(-d.Average(Math.Log) - g.Average(x => Math.Log(1 - x)), loss.Discriminator(real, generated).item<double>(), 12);
        Assert.Equal(g.Average(x => Math.Log(1 - x)), loss.Generator(generated).item<double>(), 12);
        Assert.Equal(-g.Average(Math.Log), new NonSaturatingLoss().Generator(generated).item<double>(), 12);
    }

    [Fact]
    public void Where_nothing_can_be_told_apart_the_discriminator_pays_log_4() =>
        Assert.Equal(Math.Log(4), new NonSaturatingLoss().Discriminator(zeros(5, float64), zeros(3, float64)).item<double>(), 12);

    [Theory]
    [InlineData(-8.0)]
    [InlineData(0.5)]
    public void Minimax_saturates_where_the_discriminator_wins_and_its_alternative_does_not(double score)
    {
        double Slope(AdversarialLoss loss)
        {
            var s = tensor(score).requires_grad_();
            return autograd.grad([loss.Generator(s)], [s])[0].item<double>();
        }
        var d = 1 / (1 + Math.Exp(-score));
        Assert.Equal(-d, Slope(new MinimaxLoss()), 12);
        Assert.Equal(-(1 - d), Slope(new NonSaturatingLoss()), 12);
    }

    [Fact]
    public void A_smoothed_label_is_where_the_discriminator_is_best()
    {
        var score = full(1, Math.Log(0.9 / 0.1), float64).requires_grad_(); // D = 0.9
        var slope = autograd.grad([new MinimaxLoss(realLabel: 0.9).Discriminator(score, zeros(1, float64))], [score])[0];
        Assert.Equal(0, slope.item<double>(), 12);
    }

    [Fact]
    public void Wasserstein_measures_a_shift_by_a_critic_of_slope_one()
    {
        var x = randn(100, float64);
        Assert.Equal(-3, new WassersteinLoss().Discriminator(x + 3, x).item<double>(), 10);
        Assert.Equal(0.15, new WassersteinLoss().Generator(generated).item<double>(), 12);
    }

    [Fact]
    public void Hinge_cares_for_nothing_beyond_the_margin()
    {
        var loss = new HingeLoss();
        Assert.Equal(0, loss.Discriminator(tensor(new[] { 1.0, 7 }), tensor(new[] { -1.0, -9 })).item<double>());
        Assert.Equal((1.5 + 0.7) / 3 + 1.7 / 2, loss.Discriminator(real, generated).item<double>(), 12);
        Assert.Equal(0.15, loss.Generator(generated).item<double>(), 12);
    }

    [Fact]
    public void Least_squares_regresses_to_one_and_zero()
    {
        var loss = new LeastSquaresLoss();
        Assert.Equal(0, loss.Discriminator(ones(4), zeros(4)).item<float>());
        Assert.Equal(0.5 * (1 + 2.25 + 0.49) / 3 + 0.5 * (1 + 0.49) / 2, loss.Discriminator(real, generated).item<double>(), 12);
        Assert.Equal(0.5 * (4 + 0.09) / 2, loss.Generator(generated).item<double>(), 12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_label_that_is_no_probability_is_refused(double label) =>
        Assert.Contains("above 0 and at most 1", Assert.Throws<ArgumentException>(() => new NonSaturatingLoss(label)).Message);
}
