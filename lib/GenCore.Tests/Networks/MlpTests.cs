using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Networks;

public class MlpTests
{
    [Fact]
    public void Layers_have_the_sizes_asked_for_and_ReLU_between_them_only()
    {
        using var mlp = new Mlp(2, 3, 1);
        Assert.Equal(["layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias"], mlp.state_dict().Keys);
        using (no_grad())
        {
            var weights = mlp.state_dict();
            weights["layers.0.weight"].copy_(tensor(new float[] { 1, 0, 0, 1, -1, -1 }).reshape(3, 2));
            weights["layers.0.bias"].zero_();
            weights["layers.2.weight"].copy_(tensor(new float[] { 1, 10, 100 }).reshape(1, 3));
            weights["layers.2.bias"].fill_(-5);
        }
        // hidden units: max(x₁, 0), max(x₂, 0), max(−x₁ − x₂, 0)
        using var y = mlp.call(tensor(new float[] { 2, -3, -1, -1 }).reshape(2, 2));
        Assert.Equal([2f + 0 + 100 - 5, 0f + 0 + 200 - 5], y.data<float>().ToArray());
    }

    [Theory]
    [InlineData(new long[] { 3 })]
    [InlineData(new long[] { 3, 0, 2 })]
    public void Sizes_that_make_no_network_are_refused(long[] sizes) =>
        Assert.Contains($"[{string.Join(", ", sizes)}]", Assert.Throws<ArgumentException>(() => new Mlp(sizes)).Message);
}
