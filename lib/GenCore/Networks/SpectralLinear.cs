using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>A linear layer whose weight has the largest singular value 1. Miyato et al., Spectral Normalization for Generative Adversarial Networks (2018).</summary>
public sealed class SpectralLinear : nn.Module<Tensor, Tensor>
{
    private readonly Linear layer;
    private readonly SpectralNorm norm;

    /// <param name="inputs">Width of the input.</param>
    /// <param name="outputs">Width of the output.</param>
    /// <param name="hasBias">Whether a bias is added.</param>
    public SpectralLinear(long inputs, long outputs, bool hasBias = true) : base(nameof(SpectralLinear))
    {
        layer = nn.Linear(inputs, outputs, hasBias);
        norm = new SpectralNorm(layer.weight);
        RegisterComponents();
    }

    /// <summary>[N, inputs] → [N, outputs].</summary>
    public override Tensor forward(Tensor x) => nn.functional.linear(x, norm.call(layer.weight), layer.bias);
}
