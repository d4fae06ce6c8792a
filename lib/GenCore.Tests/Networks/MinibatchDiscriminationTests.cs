using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Networks;

public sealed class MinibatchDiscriminationTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void It_adds_up_the_closeness_to_every_other_sample()
    {
        manual_seed(1);
        var layer = new MinibatchDiscrimination(3, kernels: 2, dimensions: 4);
        var x = randn(5, 3);
        var result = layer.call(x).detach();
        var projected = x.mm(layer.parameters().Single().t()).detach().reshape(5, 2, 4);
        for (var i = 0; i < 5; i++)
        {
            for (var b = 0; b < 2; b++)
            {
                var expected = Enumerable.Range(0, 5).Where(j => j != i).Sum(j => Math.Exp(-(projected[i, b] - projected[j, b]).abs().sum().item<float>()));
                Assert.Equal(expected, result[i, 3 + b].item<float>(), 1e-5);
            }
        }
        Assert.Equal(0, (x - result[.., ..3]).abs().max().item<float>());
    }

    [Fact]
    public void A_batch_of_one_thing_is_as_close_as_can_be()
    {
        var result = new MinibatchDiscrimination(3, kernels: 2).call(ones(6, 3));
        Assert.Equal(5, result[.., 3..].min().item<float>(), 1e-5);
    }

    [Fact]
    public void Sizes_below_one_are_refused() => Assert.Throws<ArgumentException>(() => new MinibatchDiscrimination(3, kernels: 0));
}
