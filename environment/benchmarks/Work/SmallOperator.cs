using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks.Work;

/// <summary>The cost of calling libtorch at all: a thousand sums of two single numbers, each result freed at once.</summary>
internal sealed class SmallOperator : IWork
{
    private readonly Tensor x = rand(1), y = rand(1);

    public long Size => 1;

    public void Run(int times)
    {
        using var noGradient = no_grad();
        for (var i = 0; i < 1000 * times; i++)
            (x + y).Dispose();
    }
}
