using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

/// <summary>Second derivatives, as the gradient penalty of a Wasserstein critic needs them.</summary>
public class GradientPenaltyTests
{
    public static TheoryData<string, Func<Module<Tensor, Tensor>>> Activations => new()
    {
        { "Softplus", () => Softplus() }, { "Tanh", () => Tanh() }, { "SiLU", () => SiLU() }, { "GELU", () => GELU() }, { "ELU", () => ELU() },
        { "LeakyReLU", () => LeakyReLU(0.2) }, // piecewise linear: no unit of this seed is within a step of its kink
    };

    [Theory]
    [MemberData(nameof(Activations))]
    public void The_penalty_is_differentiable_by_the_weights_of_the_critic(string name, Func<Module<Tensor, Tensor>> activation)
    {
        manual_seed(31);
        var critic = Sequential(Conv2d(1, 3, 3, stride: 2, padding: 1), activation(), Flatten(), LayerNorm(12), Linear(12, 4), activation(), Linear(4, 1)).to(float64);
        var images = rand([3, 1, 4, 4], float64);
        Tensor[] weights = [.. critic.parameters()];

        Penalty(critic, images).backward();
        for (var w = 0; w < weights.Length; w++)
        {
            // the last bias shifts the critic and leaves its slope alone
            var actual = weights[w].grad is { IsInvalid: false } gradient ? gradient.contiguous().data<double>().ToArray() : new double[weights[w].numel()];
            var expected = Differences(critic, images, weights[w]);
            var error = expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max();
            Assert.True(actual.All(double.IsFinite) && error < 1e-6, $"{name}: the penalty's gradient by parameter {w} is off by {error:g3}");
        }
        Assert.Contains(weights, weight => weight.grad!.abs().sum().item<double>() > 1e-2);
    }

    [Fact]
    public void A_linear_critic_of_slope_one_is_not_penalised()
    {
        manual_seed(32);
        var critic = Sequential(Flatten(), Linear(16, 1)).to(float64);
        var weight = critic.parameters().First();
        using (no_grad()) weight.div_(weight.norm());
        var penalty = Penalty(critic, rand([3, 1, 4, 4], float64));
        Assert.Equal(0, penalty.item<double>(), 15);
        penalty.backward();
        Assert.Equal(0, weight.grad!.abs().max().item<double>(), 12);
    }

    [Fact]
    public void A_linear_critic_of_slope_three_is_penalised_by_four()
    {
        manual_seed(33);
        var critic = Sequential(Flatten(), Linear(16, 1)).to(float64);
        var weight = critic.parameters().First();
        using (no_grad()) weight.mul_(3 / weight.norm());
        var penalty = Penalty(critic, rand([3, 1, 4, 4], float64));
        Assert.Equal(4, penalty.item<double>(), 12);

        // d(‖w‖ − 1)² / dw = 2 (‖w‖ − 1) w / ‖w‖
        penalty.backward();
        Assert.True(allclose(weight.grad!, weight.detach() * (4.0 / 3), 1e-12, 1e-12));
    }

    [Fact]
    public void Without_create_graph_the_slope_is_a_constant()
    {
        var critic = Linear(4, 1);
        var x = rand([2, 4], requires_grad: true);
        Assert.False(autograd.grad([critic.call(x).sum()], [x])[0].requires_grad);
        Assert.True(autograd.grad([critic.call(x).sum()], [x], retain_graph: true, create_graph: true)[0].requires_grad);
    }

    private static Tensor Penalty(Module<Tensor, Tensor> critic, Tensor images)
    {
        var x = images.detach().requires_grad_(true);
        var slope = autograd.grad([critic.call(x).sum()], [x], retain_graph: true, create_graph: true)[0];
        return (slope.flatten(1).norm(1) - 1).pow(2).mean();
    }

    private static double[] Differences(Module<Tensor, Tensor> critic, Tensor images, Tensor weight)
    {
        const double h = 1e-5;
        var flat = weight.detach().view(-1);
        return [.. Enumerable.Range(0, (int)flat.numel()).Select(i =>
        {
            double At(double value)
            {
                using var scope = NewDisposeScope();
                flat[i] = value;
                return Penalty(critic, images).item<double>();
            }
            var middle = flat[i].item<double>();
            var slope = (At(middle + h) - At(middle - h)) / (2 * h);
            flat[i] = middle;
            return slope;
        })];
    }
}
