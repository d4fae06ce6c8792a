using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>
/// A distribution over probabilities, p(θ) ∝ θᵅ⁻¹ (1 − θ)ᵝ⁻¹ on [0, 1]: what one believes of a coin. After <c>ones</c> and <c>zeros</c> were seen it is
/// again one, with α + ones and β + zeros.
/// </summary>
public sealed class Beta : Distribution
{
    private readonly Tensor alpha;
    private readonly Tensor beta;

    /// <summary>A belief as strong as α − 1 ones and β − 1 zeros seen by somebody who knew nothing; (1, 1) is uniform.</summary>
    /// <param name="alpha">α, a positive scalar.</param>
    /// <param name="beta">β, a positive scalar.</param>
    /// <exception cref="ArgumentException">A parameter is not positive.</exception>
    public Beta(Tensor alpha, Tensor beta)
    {
        (this.alpha, this.beta) = (Parameter.Finite(Parameter.Scalar(alpha, "Beta"), "A parameter of Beta"), Parameter.Finite(Parameter.Scalar(beta, "Beta"), "A parameter of Beta"));
        if (this.alpha.ToDouble() <= 0 || this.beta.ToDouble() <= 0)
            throw new ArgumentException($"The parameters of Beta must be positive, but are {Parameter.Text(alpha)} and {Parameter.Text(beta)}.");
    }

    /// <inheritdoc/>
    public override Tensor Mean => alpha / (alpha + beta);

    /// <inheritdoc/>
    public override Tensor Variance => Mean * (1 - Mean) / (alpha + beta + 1);

    /// <summary>The likeliest θ, (α − 1) / (α + β − 2).</summary>
    /// <exception cref="InvalidOperationException">α or β is 1 or less: then an end of the interval, or every point of it, is as good.</exception>
    public Tensor Mode => alpha.ToDouble() > 1 && beta.ToDouble() > 1
        ? (alpha - 1) / (alpha + beta - 2)
        : throw new InvalidOperationException($"Beta({Parameter.Text(alpha)}, {Parameter.Text(beta)}) has no single mode inside [0, 1]: both parameters must exceed 1.");

    /// <summary>The belief after more throws of the coin, by Bayes' rule.</summary>
    /// <param name="ones">How many ones were seen.</param>
    /// <param name="zeros">How many zeros were seen.</param>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public Beta After(long ones, long zeros) => ones >= 0 && zeros >= 0
        ? new(alpha + ones, beta + zeros)
        : throw new ArgumentException($"{ones} ones and {zeros} zeros cannot have been seen: counts are 0 or more.");

    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor x)
    {
        var theta = Parameter.Real(x);
        var density = (alpha - 1).xlogy(theta) + special.xlog1py(beta - 1, -theta) + (alpha + beta).lgamma() - alpha.lgamma() - beta.lgamma();
        return where(theta.ge(0).logical_and(theta.le(1)), density, full_like(density, double.NegativeInfinity));
    }

    // of two independent gamma variables the first's share of their sum
    private protected override Tensor Draw(long count)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (ones, zeros) = (DrawGamma(alpha.ToDouble(), count), DrawGamma(beta.ToDouble(), count));
        return (ones / (ones + zeros)).MoveToOuterDisposeScope();
    }

    // Marsaglia and Tsang, A simple method for generating gamma variables (2000): nine candidates of ten and more are accepted
    private static Tensor DrawGamma(double shape, long count)
    {
        if (shape < 1)
            return DrawGamma(shape + 1, count) * rand(count, ScalarType.Float64).pow(1 / shape);
        var d = shape - 1.0 / 3;
        var accepted = empty(0, ScalarType.Float64);
        while (accepted.shape[0] < count)
        {
            var normal = randn(count, ScalarType.Float64);
            var v = (1 + normal / Math.Sqrt(9 * d)).pow(3);
            var bound = 0.5 * normal.square() + d * (1 - v + v.log());
            accepted = cat([accepted, d * v[rand(count, ScalarType.Float64).log().lt(bound)]]);
        }
        return accepted[..(int)count];
    }
}
