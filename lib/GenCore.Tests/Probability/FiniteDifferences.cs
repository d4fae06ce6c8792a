using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Probability;

/// <summary>Holds gradients by autograd against central differences.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-5;

    /// <param name="function">A double-precision vector to a scalar.</param>
    /// <param name="at">Where.</param>
    public static void AssertGradient(Func<Tensor, Tensor> function, params double[] at)
    {
        using var scope = NewDisposeScope();
        var point = tensor(at).requires_grad_();
        var gradient = autograd.grad([function(point)], [point])[0].data<double>().ToArray();
        for (var i = 0; i < at.Length; i++)
        {
            var difference = (Shifted(function, at, i, Step) - Shifted(function, at, i, -Step)) / (2 * Step);
            Assert.Equal(difference, gradient[i], 1e-6 * Math.Max(1, Math.Abs(difference)));
        }
    }

    private static double Shifted(Func<Tensor, Tensor> function, double[] at, int index, double by)
    {
        var moved = at.ToArray();
        moved[index] += by;
        return function(tensor(moved)).item<double>();
    }
}
