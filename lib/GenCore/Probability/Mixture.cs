using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>
/// First one of K distributions is chosen, then x is drawn from it: p(x) = Σ wₖ pₖ(x), the expectation over the choice.
/// The simplest model with a hidden variable.
/// </summary>
public sealed class Mixture : Distribution
{
    private readonly Tensor logWeights;
    private readonly Distribution[] components;

    /// <summary>A mixture of distributions.</summary>
    /// <param name="weights">The probability of each component, [K]: none negative, their sum 1.</param>
    /// <param name="components">The components, each with scalar parameters; all discrete, or all continuous.</param>
    /// <exception cref="ArgumentException">The weights are negative or do not sum to 1, there is not one a component, or masses would be added to densities.</exception>
    public Mixture(Tensor weights, params Distribution[] components)
    {
        logWeights = Parameter.Probabilities(weights).log();
        if (weights.shape[0] != components.Length)
            throw new ArgumentException($"There are {weights.shape[0]} weights and {components.Length} components: give one weight a component.", nameof(weights));
        if (components.Select(component => component is DiscreteDistribution).Distinct().Count() > 1)
            throw new ArgumentException("A mixture of discrete and continuous distributions has neither a mass nor a density: mix those of one kind.", nameof(components));
        this.components = components;
    }

    /// <inheritdoc/>
    public override Tensor Mean => Average(component => component.Mean);

    /// <inheritdoc/>
    /// <remarks>The mean of the variances and the variance of the means.</remarks>
    public override Tensor Variance
    {
        get
        {
            var mean = Mean;
            return Average(component => component.Variance + (component.Mean - mean).square());
        }
    }

    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor x) => LogJoint(x).logsumexp(-1);

    /// <summary>P(k | x), which component a value came from, by Bayes' rule: [..., K].</summary>
    /// <param name="x">Values of any shape, each of positive probability.</param>
    public Tensor Responsibilities(Tensor x) => LogJoint(x).softmax(-1);

    private protected override Tensor Draw(long count)
    {
        using var scope = NewDisposeScope();
        var draws = stack([.. components.Select(component => component.Sample(count))], dim: 1);
        var choices = logWeights.detach().exp().multinomial(count, replacement: true);
        return draws.gather(1, choices.unsqueeze(1)).squeeze(1).MoveToOuterDisposeScope();
    }

    private Tensor LogJoint(Tensor x) => stack([.. components.Select(component => component.LogProbability(x))], dim: -1) + logWeights;

    private Tensor Average(Func<Distribution, Tensor> value) => (logWeights.exp() * stack([.. components.Select(value)])).sum();
}
