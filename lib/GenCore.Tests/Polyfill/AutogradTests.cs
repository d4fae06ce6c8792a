using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Polyfill;

public class AutogradTests
{
    [Fact]
    public void Backward_accumulates_into_grad()
    {
        var x = tensor(new[] { 1.0, 2.0 }, requires_grad: true);
        (x * x).sum().backward();
        (x * x).sum().backward();
        Assert.Equal([4.0, 8.0], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void Second_derivatives_come_from_create_graph()
    {
        var x = tensor(new[] { 0.3, -1.2 }, requires_grad: true);
        var first = autograd.grad([x.pow(3).sum()], [x], retain_graph: true, create_graph: true)[0];
        var second = autograd.grad([first.sum()], [x])[0];
        Assert.Equal(6 * 0.3, second[0].item<double>(), 12);
        Assert.Equal(6 * -1.2, second[1].item<double>(), 12);
    }

    [Fact]
    public void An_unused_input_has_no_gradient_where_that_is_allowed()
    {
        var x = ones(1, requires_grad: true);
        var unused = ones(1, requires_grad: true);
        Assert.True(autograd.grad([x * 2], [unused], allow_unused: true)[0].IsInvalid);
    }

    [Fact]
    public void No_grad_and_inference_mode_record_nothing_and_end_with_their_block()
    {
        var x = ones(1, requires_grad: true);
        using (no_grad()) Assert.False((x * 2).requires_grad);
        using (inference_mode()) Assert.False((x * 2).requires_grad);
        Assert.True((x * 2).requires_grad);
        using (no_grad())
        using (enable_grad())
            Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void Detached_tensors_share_memory_and_carry_no_history()
    {
        var x = ones(1, requires_grad: true);
        var y = x.detach();
        Assert.False(y.requires_grad);
        y.fill_(3);
        Assert.Equal(3f, x.item<float>());
    }

    public static TheoryData<string, Func<Tensor, Tensor>> Functions => new()
    {
        { "exp", x => x.exp() }, { "log", x => x.abs().add(1).log() }, { "tanh", x => x.tanh() }, { "sigmoid", x => x.sigmoid() },
        { "softmax", x => x.softmax(-1) * arange(6, float64) }, { "logsumexp", x => x.logsumexp(-1) }, { "matmul", x => x.reshape(2, 3).mm(x.reshape(3, 2)) },
        { "index", x => x[1..4] * x[^1] }, { "division", x => 1.0 / (x * x + 1) }, { "subtraction", x => 2 - x * x }, { "power", x => (x.abs() + 0.5).pow(1.7) },
        { "cumsum", x => x.cumsum(0).pow(2) }, { "where", x => where(x > 0, x * x, -x * 3) }, { "cat", x => cat([x, x * x]) }, { "stack", x => stack([x, x.sin()]) },
        { "std", x => x.std() }, { "clamp", x => x.clamp(-0.4, 0.9) * x }, { "gather", x => x.gather(0, tensor(new long[] { 5, 0, 0 })).pow(3) }, { "norm", x => x.norm() },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Gradients_agree_with_finite_differences(string name, Func<Tensor, Tensor> function)
    {
        var x = tensor(new[] { 0.31, -0.72, 1.13, 0.05, -1.4, 0.66 }, requires_grad: true);
        function(x).sum().backward();
        var gradient = x.grad!.data<double>().ToArray();
        using var _ = no_grad();
        const double h = 1e-5;
        for (var i = 0; i < 6; i++)
        {
            double At(double step)
            {
                var moved = x.detach().clone();
                moved[i] += step;
                return function(moved).sum().item<double>();
            }
            Assert.True(Math.Abs((At(h) - At(-h)) / (2 * h) - gradient[i]) < 1e-7, $"{name}: the gradient of element {i} is {gradient[i]}");
        }
    }
}
