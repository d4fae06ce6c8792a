using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Networks;

public sealed class SpectralNormTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public SpectralNormTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_linear_layer_has_the_largest_singular_value_one()
    {
        var layer = new SpectralLinear(12, 7, hasBias: false);
        using (no_grad()) layer.parameters().Single().mul_(50);
        for (var pass = 0; pass < 100; pass++)
            layer.call(zeros(1, 12));
        Assert.Equal(1, linalg.svdvals(layer.call(eye(12)).detach()).max().item<float>(), 1e-4);
    }

    [Fact]
    public void A_convolution_has_it_as_a_matrix()
    {
        var layer = new SpectralConv2d(3, 5, 3);
        for (var pass = 0; pass < 200; pass++)
            layer.call(zeros(1, 3, 3, 3));
        // each of the 27 inputs alone, so that the outputs are the kernel, column by column
        var columns = layer.call(eye(27).reshape(27, 3, 3, 3)).flatten(1) - layer.call(zeros(1, 3, 3, 3)).flatten(1);
        Assert.Equal(1, linalg.svdvals(columns.detach()).max().item<float>(), 1e-3);
    }

    [Fact]
    public void Gradients_go_through_the_singular_value()
    {
        var layer = new SpectralLinear(4, 3).to(float64);
        var x = randn(5, 4, float64);
        for (var pass = 0; pass < 500; pass++)
            layer.call(x); // to the singular vectors themselves: only there are they constants to first order
        layer.eval();
        FiniteDifferences.Agree(layer, () => layer.call(x).sin().sum());
    }

    [Fact]
    public void Two_passes_wait_for_one_gradient()
    {
        var layer = new SpectralLinear(4, 3);
        (layer.call(randn(2, 4)).sum() + layer.call(randn(2, 4)).sum()).backward();
        Assert.All(layer.parameters(), parameter => Assert.True(parameter.grad!.isfinite().all().item<bool>()));
    }

    [Fact]
    public void Evaluation_turns_nothing_and_weights_keep_the_vector()
    {
        var layer = new SpectralLinear(40, 30);
        Assert.Equal(["layer.bias", "layer.weight", "norm.left"], layer.state_dict().Keys.Order());
        layer.eval();
        var before = layer.state_dict()["norm.left"].data<float>().ToArray();
        layer.call(randn(2, 40));
        Assert.Equal(before, layer.state_dict()["norm.left"].data<float>().ToArray());
        layer.train();
        layer.call(randn(2, 40));
        Assert.NotEqual(before, layer.state_dict()["norm.left"].data<float>().ToArray());
    }
}
