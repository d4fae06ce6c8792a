using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>A distribution over finitely many values, so that every expectation is a sum that can be computed: Σ P(x) f(x).</summary>
public abstract class DiscreteDistribution : Distribution
{
    /// <summary>The values that x can take, [K].</summary>
    public abstract Tensor Support { get; }

    /// <summary>log P of each value of the support in nats, [K].</summary>
    public abstract Tensor LogProbabilities { get; }

    /// <summary>P of each value of the support, [K]: they sum to 1.</summary>
    public Tensor Probabilities => LogProbabilities.exp();

    /// <inheritdoc/>
    public override Tensor Mean => Expectation(x => x);

    /// <inheritdoc/>
    public override Tensor Variance => Expectation(x => (x - Mean).square());

    /// <summary>H = −Σ P(x) log P(x) in nats.</summary>
    public Tensor Entropy => Information.Entropy(Probabilities);

    /// <summary>E[f(x)] = Σ P(x) f(x), exactly. A scalar.</summary>
    /// <param name="f">The function, of all values at once: [K] → [K].</param>
    public Tensor Expectation(Func<Tensor, Tensor> f) => (Probabilities * f(Support)).sum();

    /// <inheritdoc/>
    /// <remarks>A value outside the support has probability 0.</remarks>
    public override Tensor LogProbability(Tensor x)
    {
        var hits = Parameter.Real(x).unsqueeze(-1).eq(Support);
        var masses = LogProbabilities.index_select(0, hits.to_type(ScalarType.Int64).argmax(-1).flatten()).reshape(x.shape);
        return where(hits.any(-1), masses, full_like(masses, double.NegativeInfinity));
    }

    private protected override Tensor Draw(long count)
    {
        using var noGradient = no_grad();
        return Support.index_select(0, Probabilities.multinomial(count, replacement: true));
    }
}
