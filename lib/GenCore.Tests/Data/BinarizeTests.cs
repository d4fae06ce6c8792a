using GenCore.Data;
using static TorchSharp.torch;

namespace GenCore.Tests.Data;

public sealed class BinarizeTests
{
    [Fact]
    public void Dynamic_draws_each_pixel_with_its_grey_value_as_probability()
    {
        using var scope = NewDisposeScope();
        var grey = tensor(new[] { 0f, 0.2f, 0.7f, 1f }).reshape(4, 1).expand(4, 20_000).contiguous();
        var drawn = Binarize.Dynamic(grey, new Generator(3));
        Assert.Equal(grey.shape, drawn.shape);
        Assert.Equal(ScalarType.Float32, drawn.dtype);
        Assert.True(drawn.eq(0).logical_or(drawn.eq(1)).all().item<bool>());

        // within four standard errors
        var share = drawn.mean([1]).data<float>().ToArray();
        Assert.Equal(0, share[0]);
        Assert.Equal(0.2, share[1], 4 * Math.Sqrt(0.2 * 0.8 / 20_000));
        Assert.Equal(0.7, share[2], 4 * Math.Sqrt(0.7 * 0.3 / 20_000));
        Assert.Equal(1, share[3]);
    }

    [Fact]
    public void Dynamic_repeats_with_the_generators_seed_and_differs_without()
    {
        using var scope = NewDisposeScope();
        var grey = full([100], 0.5);
        var first = Binarize.Dynamic(grey, new Generator(3)).data<float>().ToArray();
        Assert.Equal(first, Binarize.Dynamic(grey, new Generator(3)).data<float>().ToArray());
        Assert.NotEqual(first, Binarize.Dynamic(grey, new Generator(4)).data<float>().ToArray());
        Assert.NotEqual(Binarize.Dynamic(grey).data<float>().ToArray(), Binarize.Dynamic(grey).data<float>().ToArray());
    }

    [Fact]
    public void Threshold_counts_one_half_as_bright()
    {
        using var scope = NewDisposeScope();
        var binary = Binarize.Threshold(tensor(new[] { 0f, 0.4999f, 0.5f, 1f }));
        Assert.Equal([0f, 0f, 1f, 1f], binary.data<float>().ToArray());
    }
}
