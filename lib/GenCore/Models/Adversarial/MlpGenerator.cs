using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Adversarial;

/// <summary>
/// A dense generator of 28×28 images: noise through ReLU layers to pixels in [0, 1] by a sigmoid. As in Goodfellow et al., Generative Adversarial Nets
/// (2014), section 5.
/// </summary>
public sealed class MlpGenerator : nn.Module<Tensor, Tensor>
{
    private const int Side = Architecture.Side;

    private readonly Mlp layers;

    /// <param name="noise">Numbers of noise.</param>
    /// <param name="hidden">The widths of the hidden layers; two of 1,200 where none is given.</param>
    /// <exception cref="ArgumentException">A size is below 1.</exception>
    public MlpGenerator(int noise = 100, params IReadOnlyList<int> hidden) : base(nameof(MlpGenerator))
    {
        layers = new Mlp([noise, .. (hidden.Count == 0 ? [1200, 1200] : hidden), Architecture.Pixels]);
        RegisterComponents();
    }

    /// <summary>[N, noise] → pixels in [0, 1], [N, 1, 28, 28].</summary>
    public override Tensor forward(Tensor z) => layers.call(z).sigmoid().reshape(-1, 1, Side, Side);
}
