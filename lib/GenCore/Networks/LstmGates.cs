using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// The step of a long short-term memory: c′ = σ(f) c + σ(i) tanh(g), h′ = σ(o) tanh(c′).
/// Hochreiter and Schmidhuber, Long short-term memory (1997), with the forget gate of Gers et al. (2000).
/// </summary>
internal static class LstmGates
{
    /// <summary>The state and memory after a step.</summary>
    /// <param name="gates">What the gates are before their non-linearities, o, f, i and g side by side along <paramref name="dim"/>.</param>
    /// <param name="memory">The memory before the step, a quarter as wide.</param>
    /// <param name="dim">The dimension of the features.</param>
    public static (Tensor State, Tensor Memory) Step(Tensor gates, Tensor memory, int dim)
    {
        var width = memory.shape[dim];
        var open = gates.narrow(dim, 0, 3 * width).sigmoid().chunk(3, dim);
        var next = open[1] * memory + open[2] * gates.narrow(dim, 3 * width, width).tanh();
        return (open[0] * next.tanh(), next);
    }
}
