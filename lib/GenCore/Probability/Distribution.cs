using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>
/// A distribution over the real numbers. It is computed in logarithms, in nats, and differentiable by its parameters: build it from tensors
/// that require a gradient, and every number that it gives has one.
/// </summary>
public abstract class Distribution
{
    /// <summary>The expectation E[x].</summary>
    public abstract Tensor Mean { get; }

    /// <summary>The variance E[(x − E[x])²].</summary>
    public abstract Tensor Variance { get; }

    /// <summary>log p(x) in nats, of each x: the logarithm of a mass where x is discrete, of a density where it is continuous; −∞ where p(x) is 0.</summary>
    /// <param name="x">Values of any shape.</param>
    /// <returns>One number a value.</returns>
    public abstract Tensor LogProbability(Tensor x);

    /// <summary>p(x) of each x: a mass, or a density, which may exceed 1.</summary>
    /// <param name="x">Values of any shape.</param>
    public Tensor Probability(Tensor x) => LogProbability(x).exp();

    /// <summary>Independent draws, [count].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public Tensor Sample(long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Draw(count);
    }

    /// <summary>log ∏ p(xᵢ) = Σ log p(xᵢ) in nats: the score of this distribution on independent data. A scalar.</summary>
    /// <param name="data">One value or more.</param>
    /// <exception cref="ArgumentException">There are no data, or a value is NaN.</exception>
    public Tensor LogLikelihood(Tensor data) => LogProbability(Parameter.Data(data)).sum();

    /// <summary>Draws [count] values; the count is at least 1.</summary>
    private protected abstract Tensor Draw(long count);
}
