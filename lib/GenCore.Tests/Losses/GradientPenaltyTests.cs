using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Losses;

public sealed class GradientPenaltyTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public GradientPenaltyTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 4)]
    [InlineData(0, 1)]
    public void A_linear_critic_pays_for_the_square_of_what_its_slope_is_off(double slope, double penalty)
    {
        var direction = randn(2, 3, 3, float64);
        direction *= slope / direction.norm();
        Tensor Critic(Tensor x) => (x * direction).sum([1, 2, 3]);
        // the root is kept from 0 by 1e-6, which shows only where the slope is 0
        Assert.Equal(penalty, GradientPenalty.Of(Critic, randn(5, 2, 3, 3, float64), randn(5, 2, 3, 3, float64)).item<double>(), 1e-5);
    }

    [Fact]
    public void It_is_taken_between_real_and_generated_samples()
    {
        // f(x) = ½x² has slope |x|, and x lies evenly between 2 and 4: E[(x − 1)²] = 13/3
        var (real, generated) = (full([200_000, 1], 2, float64), full([200_000, 1], 4, float64));
        Assert.Equal(13 / 3.0, GradientPenalty.Of(x => 0.5 * x.square(), real, generated).item<double>(), 0.02);
    }

    [Fact]
    public void R1_is_the_mean_square_of_the_slope_at_real_samples()
    {
        // f(x) = ½x² has slope |x|
        Assert.Equal((1 + 4 + 9) / 3.0, GradientPenalty.R1(x => 0.5 * x.square(), tensor(new[] { -1.0, 2, 3 }).unsqueeze(1)).item<double>(), 1e-12);
        var direction = randn(2, 3, 3, float64);
        Assert.Equal(direction.square().sum().item<double>(), GradientPenalty.R1(x => (x * direction).sum([1, 2, 3]), randn(5, 2, 3, 3, float64)).item<double>(), 1e-12);
    }

    [Fact]
    public void R1_is_measured_without_gradients_too_and_leaves_the_samples_as_they_were()
    {
        var real = randn(4, 3, float64);
        using var off = no_grad();
        Assert.Equal(real.square().sum(1).mean().item<double>(), GradientPenalty.R1(x => 0.5 * x.square().sum(1), real).item<double>(), 1e-12);
        Assert.False(real.requires_grad);
    }

    [Fact]
    public void R1_reaches_the_weights_of_the_critic_through_the_second_derivative()
    {
        var critic = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 4), nn.Softplus(), nn.Linear(4, 1, hasBias: false)).to(float64);
        var real = randn(6, 3, float64);
        FiniteDifferences.Agree(critic, () => GradientPenalty.R1(critic.call, real));
        Assert.All(critic.parameters(), weight => Assert.True(weight.grad!.abs().max().item<double>() > 1e-4));
    }

    [Fact]
    public void It_reaches_the_weights_of_the_critic_through_the_second_derivative()
    {
        var critic = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 4), nn.Softplus(), nn.Linear(4, 1, hasBias: false)).to(float64);
        var (real, generated) = (randn(6, 3, float64), randn(6, 3, float64));
        FiniteDifferences.Agree(critic, () => GradientPenalty.Of(critic.call, real, generated));
        Assert.All(critic.parameters(), weight => Assert.True(weight.grad!.abs().max().item<double>() > 1e-4));
    }

    [Fact]
    public void Samples_of_other_shapes_are_refused() =>
        Assert.Contains("[4, 2] and [3, 2]", Assert.Throws<ArgumentException>(() => GradientPenalty.Of(x => x.sum(dim: 1), zeros(4, 2), zeros(3, 2))).Message);
}
