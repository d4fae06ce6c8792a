using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

public class PaddingTests
{
    public static TheoryData<string, nn.Module<Tensor, Tensor>, float[]> Rows => new()
    {
        { "zero", ZeroPad2d((2, 1, 0, 0)), [0, 0, 1, 2, 3, 0] },
        { "constant", ConstantPad2d((2, 1, 0, 0), 9), [9, 9, 1, 2, 3, 9] },
        { "reflection", ReflectionPad2d((2, 1, 0, 0)), [3, 2, 1, 2, 3, 2] },
        { "replication", ReplicationPad2d((2, 1, 0, 0)), [1, 1, 1, 2, 3, 3] },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_is_padded_left_and_right(string name, nn.Module<Tensor, Tensor> pad, float[] expected)
    {
        using var scope = NewDisposeScope();
        var padded = pad.call(tensor(new float[] { 1, 2, 3 }, [1, 1, 1, 3]));
        Assert.Equal([1L, 1L, 1L, 6L], padded.shape);
        Assert.True(expected.SequenceEqual(padded.data<float>().ToArray()), name);
    }

    [Fact]
    public void One_number_pads_all_four_sides() => Assert.Equal([1L, 1L, 6L, 7L], ZeroPad2d(2).call(ones(1, 1, 2, 3)).shape);

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        manual_seed(31);
        foreach (var pad in new nn.Module<Tensor, Tensor>[] { ZeroPad2d(1), ConstantPad2d((1, 0, 2, 1), 3), ReflectionPad2d((1, 2, 0, 1)), ReplicationPad2d(2) })
            GradientCase.Of(pad, 1, 1, 3, 4).Check(pad.GetName());
    }
}
