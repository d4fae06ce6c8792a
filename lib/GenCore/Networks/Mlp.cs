using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// A multilayer perceptron: linear layers with an activation between them, ReLU where none is given, and none after the last.
/// <c>new Mlp(784, 400, 20)</c> maps [N, 784] to [N, 20] through 400 hidden units.
/// </summary>
public sealed class Mlp : nn.Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    /// <param name="sizes">The width of the input, of each hidden layer and of the output: two or more positive numbers.</param>
    /// <exception cref="ArgumentException">Fewer than two sizes, or one below 1.</exception>
    public Mlp(params IReadOnlyList<long> sizes)
        : this(sizes, () => nn.ReLU())
    {
    }

    /// <summary>A multilayer perceptron with something else than ReLU between its layers, or of other layers.</summary>
    /// <param name="sizes">The width of the input, of each hidden layer and of the output: two or more positive numbers.</param>
    /// <param name="activation">What stands between two layers, made anew for each place, such as <c>() => nn.Tanh()</c>.</param>
    /// <param name="layer">A layer from one width to the next, such as <c>(from, to) => new SpectralLinear(from, to)</c>; <c>nn.Linear</c> where none is given.</param>
    /// <exception cref="ArgumentException">Fewer than two sizes, or one below 1.</exception>
    public Mlp(IReadOnlyList<long> sizes, Func<nn.Module<Tensor, Tensor>> activation, Func<long, long, nn.Module<Tensor, Tensor>>? layer = null)
        : base(nameof(Mlp))
    {
        if (sizes.Count < 2 || sizes.Any(size => size < 1))
            throw new ArgumentException($"An MLP needs the widths of its input, hidden layers and output, each at least 1, but was given [{string.Join(", ", sizes)}].");
        var modules = new List<nn.Module<Tensor, Tensor>>();
        for (var i = 1; i < sizes.Count; i++)
        {
            if (i > 1)
                modules.Add(activation());
            modules.Add(layer is null ? nn.Linear(sizes[i - 1], sizes[i]) : layer(sizes[i - 1], sizes[i]));
        }
        layers = nn.Sequential(modules);
        RegisterComponents();
    }

    /// <summary>[N, first size] → [N, last size].</summary>
    public override Tensor forward(Tensor x) => layers.call(x);
}
