using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

public class WindowTests
{
    [Fact]
    public void A_pair_says_what_a_number_says()
    {
        manual_seed(33);
        using var scope = NewDisposeScope();
        var x = randn(2, 3, 6, 6);
        Assert.True(functional.max_pool2d(x, 2).equal(functional.max_pool2d(x, (2, 2))).all().ToBoolean());
        Assert.True(functional.avg_pool2d(x, 3, 1).equal(functional.avg_pool2d(x, (3, 3), (1, 1))).all().ToBoolean());
        Assert.True(functional.adaptive_avg_pool2d(x, 3).equal(functional.adaptive_avg_pool2d(x, (3, 3))).all().ToBoolean());
        var patches = functional.unfold(x, (2, 3), stride: (2, 3));
        Assert.Equal([2L, 18L, 6L], patches.shape);
        Assert.True(x.equal(functional.fold(patches, (6, 6), (2, 3), stride: (2, 3))).all().ToBoolean());
    }

    [Fact]
    public void Same_padding_keeps_the_length()
    {
        manual_seed(34);
        using var scope = NewDisposeScope();
        var (row, kernel) = (randn(1, 1, 7), randn(1, 1, 3));
        Assert.True(allclose(functional.conv1d(row, kernel, padding: 1), functional.conv1d_padding(row, kernel, padding: Padding.Same)));
        Assert.Equal([1L, 1L, 5L], functional.conv1d_padding(row, kernel).shape);
        Assert.Equal([1L, 1L, 4L, 5L], functional.conv2d_padding(randn(1, 1, 4, 5), randn(1, 1, 3, 4), padding: Padding.Same).shape);
    }

    [Fact]
    public void Transposed_convolution_is_the_adjoint_of_convolution()
    {
        manual_seed(35);
        using var scope = NewDisposeScope();
        var (x, kernel) = (randn([1, 2, 9], float64), randn([3, 2, 3], float64));
        var y = functional.conv1d(x, kernel, stride: 2);
        var z = randn_like(y);
        Assert.Equal((y * z).sum().item<double>(), (x * functional.conv_transpose1d(z, kernel, stride: 2)).sum().item<double>(), 10);
    }

    [Fact]
    public void Pools_of_rows_take_the_largest_and_the_mean()
    {
        var row = torch.tensor(new float[] { 1, 5, 2, 4 }, [1, 1, 4]);
        Assert.Equal([5f, 4f], functional.max_pool1d(row, 2).data<float>().ToArray());
        Assert.Equal([3f, 3f], functional.avg_pool1d(row, 2).data<float>().ToArray());
    }

    [Fact]
    public void Instance_normalisation_is_a_group_a_channel()
    {
        manual_seed(36);
        using var scope = NewDisposeScope();
        var x = randn(2, 3, 4, 5) * 3 + 1;
        var norm = InstanceNorm2d(3);
        Assert.True(allclose(GroupNorm(3, 3, affine: false).call(x), norm.call(x), 1e-4, 1e-5));
        Assert.Empty(norm.parameters());
        Assert.Throws<ArgumentException>(() => norm.call(x[0]));
        GradientCase.Of(InstanceNorm2d(2, affine: true, track_running_stats: true), 2, 2, 3, 3).Check("InstanceNorm2d");
    }
}
