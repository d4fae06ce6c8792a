using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Networks;

public sealed class ConditionalBatchNorm2dTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Each_class_has_its_own_gain_and_bias()
    {
        manual_seed(1);
        var norm = new ConditionalBatchNorm2d(2, classes: 3);
        var x = 5 + 3 * randn(8, 2, 4, 4);
        var labels = arange(8) % 3;
        var plain = norm.call(x, labels).detach();
        Assert.True(plain.mean([0, 2, 3]).abs().max().item<float>() < 1e-5, "it begins as plain batch normalisation");
        Assert.True((plain.@var([0, 2, 3], unbiased: false) - 1).abs().max().item<float>() < 1e-4);

        using (no_grad())
        {
            var weights = norm.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter);
            weights["gain.weight"][1] = tensor(new[] { 1f, 0 });
            weights["bias.weight"][1] = tensor(new[] { 0f, 7 });
        }
        var told = norm.call(x, labels).detach();
        var expected = plain.clone();
        var one = labels.eq(1);
        expected[one] = stack([2 * plain[one][.., 0], plain[one][.., 1] + 7], 1);
        Assert.True((told - expected).abs().max().item<float>() < 1e-5);
    }
}
