using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// A scalar loss to minimise, with the named terms it is made of, so that a training curve can show each of them.
/// A scalar tensor converts to it: a step that has nothing to name just returns its loss.
/// </summary>
public class LossTerms
{
    /// <param name="loss">The value that training minimises: a tensor with one element, part of the graph.</param>
    /// <param name="terms">What it is made of: tensors with one element each. They are only read.</param>
    /// <exception cref="ArgumentException">The loss or a term has more than one element, or a term has the name of another or is named "loss".</exception>
    public LossTerms(Tensor loss, params IReadOnlyList<(string Name, Tensor Value)> terms)
    {
        Require(loss, "the loss");
        for (var i = 0; i < terms.Count; i++)
        {
            var (name, value) = terms[i];
            if (name == "loss" || terms.Take(i).Any(term => term.Name == name))
                throw new ArgumentException($"The name '{name}' of a loss term is taken: each term needs its own, and 'loss' is the whole.");
            Require(value, $"the term '{name}'");
        }
        Loss = loss;
        Terms = terms;
    }

    /// <summary>The value that training minimises.</summary>
    public Tensor Loss { get; }

    /// <summary>The named parts of the loss, in the order in which curves show them; empty where there are none.</summary>
    public IReadOnlyList<(string Name, Tensor Value)> Terms { get; }

    /// <summary>A loss without named terms.</summary>
    public static implicit operator LossTerms(Tensor loss) => new(loss);

    private static void Require(Tensor value, string what)
    {
        if (value.numel() != 1)
            throw new ArgumentException($"{char.ToUpperInvariant(what[0])}{what[1..]} must be one number, but its shape is [{string.Join(", ", value.shape)}]: take its mean or sum over the batch.");
    }
}
