using GenCore.Display;
using static TorchSharp.torch;

namespace GenCore.Tests.Display;

public sealed class TensorTextTests
{
    [Fact]
    public void Small_tensors_are_shown_whole()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("Int64 [3]\n 1  -2  30", TensorText.Describe(tensor(new long[] { 1, -2, 30 })));
        Assert.Equal("Float32 []\n0.5", TensorText.Describe(tensor(0.5f)));
        Assert.Equal("Float32 [0, 4]", TensorText.Describe(zeros(0, 4)));
        Assert.Equal("Bool [2]\n1  0", TensorText.Describe(tensor(new[] { true, false })));
    }

    [Fact]
    public void Large_tensors_are_cut()
    {
        using var scope = NewDisposeScope();
        var lines = TensorText.Describe(arange(4000, ScalarType.Float32).reshape(10, 20, 20)).Split('\n');
        Assert.Equal("Float32 [10, 20, 20]", lines[0]);
        Assert.Equal(10, lines.Length);
        Assert.EndsWith("9  …", lines[1]);
        Assert.StartsWith(" 20   21", lines[2]);
        Assert.Equal("… (192 more rows)", lines[9]);
    }
}
