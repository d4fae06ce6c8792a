using GenCore.Losses;
using static TorchSharp.torch;

namespace GenCore.Tests.Losses;

public class ImportanceBoundTests
{
    [Fact]
    public void It_is_the_log_of_the_mean_weight_of_each_image()
    {
        using var bound = ImportanceBound.Of(tensor(new[] { Math.Log(1), Math.Log(5), Math.Log(3), Math.Log(7) }).reshape(2, 2));
        Assert.Equal([Math.Log(2), Math.Log(6)], bound.data<double>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Weights_too_small_for_a_number_keep_their_logarithm()
    {
        using var bound = ImportanceBound.Of(full(3, 1, -2000.0));
        Assert.Equal(-2000, bound.item<float>(), 1e-3);
    }

    [Fact]
    public void Without_draws_there_is_no_bound() =>
        Assert.Contains("[0, 2]", Assert.Throws<ArgumentException>(() => ImportanceBound.Of(zeros(0, 2))).Message);
}
