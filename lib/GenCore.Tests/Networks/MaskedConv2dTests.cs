using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Networks;

public class MaskedConv2dTests
{
    private static Tensor Weight(nn.Module module) => module.named_parameters().Single(named => named.name == "weight").parameter;

    private static Tensor Bias(nn.Module module) => module.named_parameters().Single(named => named.name == "bias").parameter;

    [Theory]
    [InlineData(false, new float[] { 1, 1, 1, 1, 0, 0 })]
    [InlineData(true, new float[] { 1, 1, 1, 1, 1, 0 })]
    public void The_rows_down_to_the_centre_are_kept_as_the_mask_says(bool seesItself, float[] mask)
    {
        using var layer = new MaskedConv2d(1, 1, 3, seesItself);
        Assert.Equal(mask, (layer.Kernel / Weight(layer)).data<float>().ToArray());
    }

    [Fact]
    public void It_is_the_full_convolution_with_a_masked_kernel()
    {
        manual_seed(1);
        using var layer = new MaskedConv2d(2, 3, 5, seesItself: true);
        var full = zeros(3, 2, 5, 5);
        full[.., .., ..3] = Weight(layer).detach();
        var mask = ones(5, 5);
        mask[2, 3..] = 0;
        mask[3..] = 0;
        var x = randn(4, 2, 6, 7);
        var expected = nn.functional.conv2d(x, full * mask, Bias(layer), padding: [2, 2]);
        Assert.Equal(expected.shape, layer.call(x).shape);
        Assert.True((expected - layer.call(x)).abs().max().item<float>() < 1e-5);
    }

    // output groups R, G, B (rows) see input groups (columns)
    [Theory]
    [InlineData(false, new float[] { 0, 0, 0, 1, 0, 0, 1, 1, 0 })]
    [InlineData(true, new float[] { 1, 0, 0, 1, 1, 0, 1, 1, 1 })]
    public void Colours_see_those_before_them(bool seesItself, float[] groups)
    {
        using var layer = new MaskedConv2d(3, 6, 1, seesItself, colours: 3);
        var mask = (layer.Kernel / Weight(layer)).reshape(3, 2, 3);
        Assert.Equal(groups, mask[.., 0].contiguous().data<float>().ToArray());
        Assert.Equal(groups, mask[.., 1].contiguous().data<float>().ToArray());
    }

    [Fact]
    public void Hidden_weights_get_no_gradient()
    {
        using var layer = new MaskedConv2d(1, 1, 3, seesItself: false);
        layer.call(randn(2, 1, 5, 5)).square().sum().backward();
        var gradient = Weight(layer).grad!.flatten().data<float>().ToArray();
        Assert.Equal([true, true, true, true, false, false], gradient.Select(g => g != 0));
    }

    [Fact]
    public void Kernels_without_a_centre_and_groups_that_do_not_divide_are_refused()
    {
        Assert.Contains("must be odd, but is 4", Assert.Throws<ArgumentException>(() => new MaskedConv2d(1, 1, 4, true)).Message);
        Assert.Contains("3 groups of equal size", Assert.Throws<ArgumentException>(() => new MaskedConv2d(3, 4, 3, true, colours: 3)).Message);
    }
}
