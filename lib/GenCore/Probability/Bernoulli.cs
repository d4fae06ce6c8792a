using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>1 with probability p, 0 with probability 1 − p: a coin, a black-and-white pixel.</summary>
public sealed class Bernoulli : DiscreteDistribution
{
    /// <summary>A coin that shows 1 with probability p.</summary>
    /// <param name="p">A scalar in [0, 1].</param>
    /// <exception cref="ArgumentException">p lies outside [0, 1].</exception>
    public Bernoulli(Tensor p)
        : this(Parameter.Share(p, "Bernoulli").log(), (-Parameter.Real(p)).log1p())
    {
    }

    private Bernoulli(Tensor logOfOne, Tensor logOfZero) => LogProbabilities = stack([logOfZero, logOfOne]);

    /// <inheritdoc/>
    public override Tensor Support => tensor(new[] { 0.0, 1.0 });

    /// <inheritdoc/>
    public override Tensor LogProbabilities { get; }

    /// <summary>p = σ(logit) = 1 / (1 + e^(−logit)), exact where p is too near to 0 or 1 to be written as a number.</summary>
    /// <param name="logit">log(p / (1 − p)), a scalar.</param>
    /// <exception cref="ArgumentException">The logit is no finite scalar.</exception>
    public static Bernoulli FromLogit(Tensor logit)
    {
        var scalar = Parameter.Finite(Parameter.Scalar(logit, "Bernoulli"), "The logit");
        return new(nn.functional.logsigmoid(scalar), nn.functional.logsigmoid(-scalar));
    }

    /// <summary>The coin under which the data are likeliest: p is the share of ones.</summary>
    /// <param name="data">Zeros and ones, one or more.</param>
    /// <exception cref="ArgumentException">There are no data, or one is neither 0 nor 1.</exception>
    public static Bernoulli Fit(Tensor data) => new(Categorical.Fit(data, new[] { 0.0, 1.0 }).Mean);
}
