using GenCore.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Models.Adversarial;

/// <summary>
/// A dense discriminator of 28×28 images, which sees pixels around 0, with dropout after each hidden layer. It differs from Goodfellow et al., Generative
/// Adversarial Nets (2014), section 5, by leaky ReLU in place of maxout units.
/// </summary>
public sealed class MlpDiscriminator : nn.Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    /// <param name="dropout">The share of each hidden layer that is dropped in training, in [0, 1).</param>
    /// <param name="hidden">The widths of the hidden layers; 512 and 256 where none is given.</param>
    /// <exception cref="ArgumentException">A width is below 1, or the dropout not in [0, 1).</exception>
    public MlpDiscriminator(double dropout = 0.3, params IReadOnlyList<int> hidden) : base(nameof(MlpDiscriminator))
    {
        if (!(dropout >= 0 && dropout < 1) || hidden.Any(width => width < 1))
            throw new ArgumentException($"A discriminator drops a share in [0, 1) and has widths of at least 1, but was given {dropout} and [{string.Join(", ", hidden)}].");
        long[] widths = [Architecture.Pixels, .. (hidden.Count == 0 ? [512, 256] : hidden)];
        var modules = new List<nn.Module<Tensor, Tensor>> { nn.Flatten() };
        for (var i = 1; i < widths.Length; i++)
            modules.AddRange([nn.Linear(widths[i - 1], widths[i]), nn.LeakyReLU(0.2), nn.Dropout(dropout)]);
        modules.AddRange([nn.Linear(widths[^1], 1), nn.Flatten(0)]);
        layers = nn.Sequential(modules);
        RegisterComponents();
    }

    /// <summary>Pixels in [0, 1], [N, 1, 28, 28] → a score for each image, [N].</summary>
    public override Tensor forward(Tensor images) => layers.call(2 * images - 1);
}
