using GenCore.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics;

public sealed class ClassifierTwoSampleTestTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public ClassifierTwoSampleTestTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Far_from_zero_it_sees_what_it_sees_near_it()
    {
        var (real, generated) = (randn([200, 4], ScalarType.Float64), randn([200, 4], ScalarType.Float64) + 5);
        var (near, far) = (ClassifierTwoSampleTest.Of(real, generated), ClassifierTwoSampleTest.Of(real + 1e9, generated + 1e9));
        Assert.InRange(near.Accuracy, 0.99, 1);
        Assert.Equal(near.Accuracy, far.Accuracy, 0.01);
    }

    [Fact]
    public void It_learns_where_gradients_are_off()
    {
        var (real, generated) = (randn(100, 3), randn(100, 3) + 1);
        var expected = ClassifierTwoSampleTest.Of(real, generated);
        using var noGradient = no_grad();
        Assert.Equal(expected, ClassifierTwoSampleTest.Of(real, generated));
    }

    [Theory]
    [InlineData(8, 10, 0.0546875)] // (45 + 10 + 1) / 1024
    [InlineData(0, 10, 1)]
    [InlineData(10, 10, 1 / 1024.0)]
    [InlineData(5_100, 10_000, 0.023292763852473693)] // in whole numbers, by Python
    public void The_p_value_is_the_tail_of_fair_coins(long right, long tests, double expected) =>
        Assert.Equal(expected, ClassifierTwoSampleTest.Tail(right, tests), 1e-9 * expected);
}
