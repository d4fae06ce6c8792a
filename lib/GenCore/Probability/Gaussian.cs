using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>
/// The normal distribution: p(x) = exp(−(x − μ)² / 2σ²) / (σ √2π). Mean and standard deviation may be tensors of any one shape, for as many
/// distributions at once: what a network returns for each of its inputs.
/// </summary>
public sealed class Gaussian : Distribution
{
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>A normal distribution N(μ, σ²).</summary>
    /// <param name="mean">μ.</param>
    /// <param name="sigma">The standard deviation σ, not the variance; positive.</param>
    /// <exception cref="ArgumentException">σ is not positive, or one of both is not finite.</exception>
    public Gaussian(Tensor mean, Tensor sigma)
    {
        Mean = Parameter.Finite(mean, "The mean of a Gaussian");
        Sigma = Parameter.Finite(sigma, "The standard deviation of a Gaussian");
        if (Sigma.le(0).any().item<bool>())
            throw new ArgumentException($"A Gaussian's standard deviation must be positive, but is {Parameter.Text(sigma.min())}; one that a network returns is made so by exp() or softplus().", nameof(sigma));
    }

    /// <inheritdoc/>
    public override Tensor Mean { get; }

    /// <summary>The standard deviation σ.</summary>
    public Tensor Sigma { get; }

    /// <inheritdoc/>
    public override Tensor Variance => Sigma.square();

    /// <summary>H = ½ log(2πe σ²) in nats: negative where σ is below 0.242.</summary>
    public Tensor Entropy => Sigma.log() + HalfLogTwoPi + 0.5;

    /// <summary>The Gaussian under which the data are likeliest: their mean, and their standard deviation with the divisor n.</summary>
    /// <param name="data">Two different values or more.</param>
    /// <exception cref="ArgumentException">There are no data, one is NaN, or all are equal: then the likelihood grows without bound as σ falls to 0.</exception>
    public static Gaussian Fit(Tensor data)
    {
        var values = Parameter.Data(data).flatten();
        if (values.min().ToDouble() == values.max().ToDouble())
            throw new ArgumentException("All data are equal: their likelihood grows without bound as σ falls to 0, so no Gaussian is the likeliest. Give two different values or more.", nameof(data));
        return new(values.mean(), values.var(unbiased: false).sqrt());
    }

    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor x) => -0.5 * Standardise(x).square() - Sigma.log() - HalfLogTwoPi;

    /// <summary>The probability of a value up to x: Φ((x − μ)/σ).</summary>
    /// <param name="x">Values of any shape.</param>
    public Tensor Cumulative(Tensor x) => 0.5 * (Standardise(x) / -Math.Sqrt(2)).erfc();

    // differentiable by both parameters: x = μ + σ ε
    private protected override Tensor Draw(long count) => Mean + Sigma * randn([count, .. (Mean + Sigma).shape], Mean.dtype);

    private Tensor Standardise(Tensor x) => (Parameter.Real(x) - Mean) / Sigma;
}
