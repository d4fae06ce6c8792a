using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>
/// The joint distribution of several discrete variables as one table: a dimension for each, and in each cell the probability of that combination.
/// Everything that can be asked about the variables is a sum over cells, or a quotient of two.
/// </summary>
/// <example><code>
/// var joint = new JointTable(table, "rain", "wet");
/// joint.Marginal("wet")            // P(wet): the sum over rain
/// joint.Given("wet", 1)            // P(rain | wet = 1): a slice, divided by its sum
/// </code></example>
public sealed class JointTable
{
    private readonly string[] variables;

    /// <summary>A table of probabilities.</summary>
    /// <param name="probabilities">A dimension a variable, as long as the variable has values: none negative, the sum over all cells 1.</param>
    /// <param name="variables">The variables' names, in the order of the dimensions, all different.</param>
    /// <exception cref="ArgumentException">The probabilities are negative or do not sum to 1, or there is not one name a dimension.</exception>
    public JointTable(Tensor probabilities, params string[] variables)
    {
        if (variables.Length != probabilities.dim() || variables.Distinct().Count() != variables.Length)
            throw new ArgumentException($"The table has {probabilities.dim()} dimensions and the names {string.Join(", ", variables)}: give each dimension a name of its own.", nameof(variables));
        Probabilities = Parameter.Distributions(probabilities.flatten()).reshape(probabilities.shape);
        this.variables = [.. variables];
    }

    /// <summary>The variables' names, in the order of the dimensions.</summary>
    public IReadOnlyList<string> Variables => variables;

    /// <summary>The probability of each combination of values, a dimension a variable.</summary>
    public Tensor Probabilities { get; }

    /// <summary>The table of some of the variables: P(x) = Σ_z P(x, z), summed over all others.</summary>
    /// <param name="keep">The variables to keep, in the order that the table shall have; one or more.</param>
    /// <exception cref="ArgumentException">A variable is unknown or named twice, or none is named.</exception>
    public JointTable Marginal(params string[] keep)
    {
        if (keep.Length == 0 || keep.Distinct().Count() != keep.Length)
            throw new ArgumentException($"A marginal keeps one variable or more, each once, but was asked for [{string.Join(", ", keep)}].", nameof(keep));
        var kept = keep.Select(variable => (long)Dimension(variable)).ToArray();
        long[] others = [.. Enumerable.Range(0, variables.Length).Select(dimension => (long)dimension).Except(kept)];
        var summed = others.Length == 0 ? Probabilities : Probabilities.sum(others);
        var left = kept.Order().ToList();
        return new(summed.permute([.. kept.Select(dimension => (long)left.IndexOf(dimension))]), keep);
    }

    /// <summary>The table of the other variables once one is known: P(y | x) = P(x, y) / P(x).</summary>
    /// <param name="variable">The variable that was observed.</param>
    /// <param name="value">The value that it had, counted from 0.</param>
    /// <exception cref="ArgumentException">The variable or the value is unknown, no other variable is left, or the value has probability 0: nothing follows from what cannot happen.</exception>
    public JointTable Given(string variable, int value)
    {
        if (variables.Length == 1)
            throw new ArgumentException($"{variable} is the table's only variable: when it is known, nothing is left to ask.", nameof(variable));
        var slice = Slice(variable, value);
        var evidence = slice.sum();
        if (evidence.ToDouble() == 0)
            throw new ArgumentException($"P({variable} = {value}) is 0: nothing follows from what cannot happen.", nameof(value));
        return new(slice / evidence, [.. variables.Where(other => other != variable)]);
    }

    /// <summary>The probability that one variable has a value: P(x).</summary>
    /// <exception cref="ArgumentException">The variable or the value is unknown.</exception>
    public double Probability(string variable, int value) => Slice(variable, value).sum().ToDouble();

    private Tensor Slice(string variable, int value)
    {
        var dimension = Dimension(variable);
        var count = Probabilities.shape[dimension];
        return value >= 0 && value < count
            ? Probabilities.select(dimension, value)
            : throw new ArgumentException($"{variable} has the values 0 to {count - 1}, but was asked for {value}.", nameof(value));
    }

    private int Dimension(string variable) => Array.IndexOf(variables, variable) is var dimension and >= 0
        ? dimension
        : throw new ArgumentException($"The table has no variable '{variable}'; it has {string.Join(", ", variables)}.", nameof(variable));
}
