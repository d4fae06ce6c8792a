using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks.Work;

/// <summary>A metric of two sets of features, 10,000 × 2,048 each, in double precision as evaluation tools keep them.</summary>
internal sealed class FeatureMetric(Action<Tensor, Tensor> metric) : IWork
{
    private readonly Tensor real = randn(10_000, 2048, ScalarType.Float64), generated = randn(10_000, 2048, ScalarType.Float64).add_(0.1);

    public long Size => real.numel() + generated.numel();

    public void Run(int times)
    {
        for (var i = 0; i < times; i++)
            metric(real, generated);
    }
}
