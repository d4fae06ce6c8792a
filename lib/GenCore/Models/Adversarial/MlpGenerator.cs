using GenCore.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Models.Adversarial;

/// <summary>
/// A dense generator of 28×28 images: noise through ReLU layers to pixels in [0, 1] by a sigmoid. As in Goodfellow et al., Generative Adversarial Nets
/// (2014), section 5; with batch normalisation on request, which came later (Radford, Metz and Chintala, 2015).
/// </summary>
public sealed class MlpGenerator : nn.Module<Tensor, Tensor>
{
    private const int Side = Architecture.Side;

    private readonly Sequential layers;

    /// <param name="noise">Numbers of noise.</param>
    /// <param name="hidden">The widths of the hidden layers; two of 1,200 where none is given.</param>
    /// <exception cref="ArgumentException">A size is below 1.</exception>
    public MlpGenerator(int noise = 100, params IReadOnlyList<int> hidden) : this(batchNorm: false, noise, hidden)
    {
    }

    /// <param name="batchNorm">Whether the hidden layers are normalised over the batch.</param>
    /// <param name="noise">Numbers of noise.</param>
    /// <param name="hidden">The widths of the hidden layers; two of 1,200 where none is given.</param>
    /// <exception cref="ArgumentException">A size is below 1.</exception>
    public MlpGenerator(bool batchNorm, int noise = 100, params IReadOnlyList<int> hidden) : base(nameof(MlpGenerator))
    {
        int[] widths = [noise, .. (hidden.Count == 0 ? [1200, 1200] : hidden)];
        if (widths.Any(width => width < 1))
            throw new ArgumentException($"A generator needs noise and widths of at least 1, but was given [{string.Join(", ", widths)}].");
        var modules = new List<nn.Module<Tensor, Tensor>>();
        for (var i = 1; i < widths.Length; i++)
        {
            modules.Add(nn.Linear(widths[i - 1], widths[i]));
            if (batchNorm)
                modules.Add(nn.BatchNorm1d(widths[i]));
            modules.Add(nn.ReLU());
        }
        modules.AddRange([nn.Linear(widths[^1], Architecture.Pixels), nn.Sigmoid()]);
        layers = nn.Sequential(modules);
        RegisterComponents();
    }

    /// <summary>[N, noise] → pixels in [0, 1], [N, 1, 28, 28].</summary>
    public override Tensor forward(Tensor z) => layers.call(z).reshape(-1, 1, Side, Side);
}
