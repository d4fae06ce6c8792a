using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>One of K values, each with a probability of its own: a die, a class, a pixel of 256 grey levels.</summary>
public sealed class Categorical : DiscreteDistribution
{
    /// <summary>A distribution with given probabilities.</summary>
    /// <param name="probabilities">P of each value, [K]: none negative, their sum 1.</param>
    /// <param name="values">The values, [K], all different; 0 to K − 1 where none are given.</param>
    /// <exception cref="ArgumentException">The probabilities are negative or do not sum to 1, or there is not one value a probability.</exception>
    public Categorical(Tensor probabilities, Tensor? values = null)
        : this(Parameter.Probabilities(probabilities).log(), values, isLog: true)
    {
    }

    private Categorical(Tensor logProbabilities, Tensor? values, bool isLog)
    {
        LogProbabilities = logProbabilities;
        Support = Values(logProbabilities, values);
    }

    /// <inheritdoc/>
    public override Tensor Support { get; }

    /// <inheritdoc/>
    public override Tensor LogProbabilities { get; }

    /// <summary>P = softmax(logits), whose logarithm is computed without the exponentials that could overflow.</summary>
    /// <param name="logits">Any real numbers, [K].</param>
    /// <param name="values">The values, as for the constructor.</param>
    /// <exception cref="ArgumentException">The logits are no vector of finite numbers, or there is not one value a logit.</exception>
    public static Categorical FromLogits(Tensor logits, Tensor? values = null)
    {
        if (logits.dim() != 1 || logits.shape[0] == 0)
            throw new ArgumentException($"Logits of shape [{string.Join(", ", logits.shape)}] were given, expected [K] with one logit a value.", nameof(logits));
        return new(Parameter.Finite(logits, "A logit").log_softmax(0), values, isLog: true);
    }

    /// <summary>The distribution under which the data are likeliest: each value's share of them, count / n.</summary>
    /// <param name="data">Observed values, one or more.</param>
    /// <param name="values">The values that there are, [K]: those that were never observed get probability 0.</param>
    /// <exception cref="ArgumentException">There are no data, or one is none of the values.</exception>
    public static Categorical Fit(Tensor data, Tensor values)
    {
        var hits = Parameter.Data(data).flatten().unsqueeze(-1).eq(Parameter.Real(values));
        if (!hits.any(-1).all().item<bool>())
            throw new ArgumentException("Some data are none of the values that the distribution knows: give it all values that occur.", nameof(data));
        return new(hits.to_type(ScalarType.Float64).mean([0]), values);
    }

    private static Tensor Values(Tensor logProbabilities, Tensor? values)
    {
        var count = logProbabilities.shape[0];
        if (values is null)
            return arange(count, ScalarType.Float64);
        if (values.dim() != 1 || values.shape[0] != count)
            throw new ArgumentException($"There are {count} probabilities and values of shape [{string.Join(", ", values.shape)}]: give one value a probability.", nameof(values));
        var real = Parameter.Real(values);
        if (real.unsqueeze(0).eq(real.unsqueeze(1)).sum().item<long>() != count)
            throw new ArgumentException("A value occurs twice, or is NaN: give each value once, with its whole probability.", nameof(values));
        return real;
    }
}
