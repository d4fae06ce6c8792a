using static TorchSharp.torch;

namespace TorchSharp;

public abstract class Loss<T1, T2, T3, TResult>(nn.Reduction reduction = nn.Reduction.Mean) : nn.Module<T1, T2, T3, TResult>(nameof(Loss<T1, T2, T3, TResult>))
{
    public nn.Reduction reduction { get; } = reduction;
}
