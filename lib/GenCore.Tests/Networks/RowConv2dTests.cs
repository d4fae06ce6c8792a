using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Networks;

public class RowConv2dTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_reaches_to_the_left_and_as_far_as_the_mask_says(bool seesItself)
    {
        manual_seed(1);
        using var layer = new RowConv2d(1, 1, 2, seesItself);
        var x = randn(1, 1, 2, 6).requires_grad_();
        var seen = autograd.grad([layer.call(x)[0, 0, 1, 4]], [x])[0].ne(0).flatten().data<bool>().ToArray();
        Assert.Equal([6 + 2, 6 + 3, .. seesItself ? new[] { 6 + 4 } : []], Enumerable.Range(0, 12).Where(i => seen[i]));
        Assert.Equal([1, 1, 2, 6], layer.call(x).shape);
    }

    [Fact]
    public void A_gate_and_what_it_gates_have_the_same_groups_of_colours()
    {
        using var layer = new RowConv2d(3, 12, 0, seesItself: false, colours: 3, parts: 2);
        var seen = layer.Kernel.ne(0).reshape(2, 3, 2, 3);
        Assert.True(seen[0].eq(seen[1]).all().item<bool>());
        Assert.Equal([false, false, false, true, false, false, true, true, false], seen[0, .., 0].contiguous().data<bool>().ToArray());
    }

    [Fact]
    public void A_negative_reach_is_refused() =>
        Assert.Contains("0 pixels to the left or more", Assert.Throws<ArgumentException>(() => new RowConv2d(1, 1, -1, true)).Message);
}
