using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

public sealed class ModuleMemoryTests : IDisposable
{
    private readonly RestingCollector rest = new();

    public void Dispose() => rest.Dispose();

    [Fact]
    public void Dispose_frees_parameters_and_buffers_at_every_depth()
    {
        var before = Tensor.TotalCount;
        var net = Sequential(Linear(2, 2), Sequential(BatchNorm1d(2), Linear(2, 2)));
        var weight = ((Linear)net.children().First()).weight!;
        Assert.True(Tensor.TotalCount > before);
        net.Dispose();
        Assert.True(weight.IsInvalid);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Parameters_and_buffers_outlive_the_scope_they_were_made_in()
    {
        CountingNet net;
        using (NewDisposeScope()) net = new CountingNet();
        Assert.All(net.state_dict().Values, t => Assert.False(t.IsInvalid));
        using (NewDisposeScope()) net.to(float64);
        Assert.All(net.state_dict().Values, t => Assert.False(t.IsInvalid));
        Assert.Equal([2L, 1L], net.call(ones(2, 2, float64)).shape);
        net.Dispose();
    }

    [Fact]
    public void Gradients_outlive_the_scope_of_the_step()
    {
        using var layer = Linear(2, 1);
        using (NewDisposeScope()) layer.call(ones(1, 2)).sum().backward();
        Assert.Equal([1f, 1f], layer.weight!.grad!.data<float>().ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sequential_keeps_no_intermediate(bool recording)
    {
        using var net = Sequential(Linear(4, 4), ReLU(inplace: true), Dropout(), Linear(4, 4), Tanh(), Identity(), Linear(4, 2), LeakyReLU(0.2, inplace: true));
        using var mode = set_grad_enabled(recording);
        using var scope = NewDisposeScope();
        var x = ones(3, 4);
        var before = Tensor.TotalCount;
        var y = net.call(x);
        Assert.Equal(before + 1, Tensor.TotalCount);
        Assert.Equal([3L, 2L], y.shape);
        Assert.False(x.IsInvalid);
    }

    [Fact]
    public void Layers_leave_nothing_but_their_output()
    {
        Module<Tensor, Tensor>[] layers =
        [
            Conv2d(2, 2, 3, padding: 1, padding_mode: PaddingModes.Circular), Conv2d(2, 2, 4, Padding.Same), ConvTranspose2d(2, 2, 2, stride: 2), BatchNorm2d(2), GroupNorm(1, 2),
            MaxPool2d(2), AdaptiveAvgPool2d(1), Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bilinear), Flatten(), Identity(), Dropout2d(), PReLU(2), Sigmoid(),
        ];
        var x = ones(1, 2, 4, 4);
        foreach (var layer in layers)
        {
            var before = Tensor.TotalCount;
            using (layer.call(x)) Assert.Equal(before + 1, Tensor.TotalCount);
            layer.Dispose();
        }
    }

    [Fact]
    public void Training_steps_in_scopes_hold_memory_level()
    {
        using var net = Sequential(Linear(4, 8), ReLU(), Linear(8, 1));
        using var x = randn(5, 4);
        var counts = Enumerable.Range(0, 4).Select(_ =>
        {
            using var scope = NewDisposeScope();
            net.zero_grad();
            net.call(x).pow(2).mean().backward();
            nn.utils.clip_grad_norm_(net.parameters(), 1);
            scope.Dispose();
            return Tensor.TotalCount;
        }).ToArray();
        Assert.Equal(counts[1], counts[3]);
    }

    [Fact]
    public void The_output_of_an_activation_in_place_outlives_its_input()
    {
        var x = tensor(new[] { -1f, 2f });
        var y = ReLU(inplace: true).call(x);
        Assert.Equal([0f, 2f], x.data<float>().ToArray());
        x.Dispose();
        Assert.Equal([0f, 2f], y.data<float>().ToArray());
    }
}
