using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// A convolution whose kernel, as a matrix [outputs, inputs · k²], has the largest singular value 1. Miyato et al., Spectral Normalization for Generative
/// Adversarial Networks (2018), section 2.1.
/// </summary>
public sealed class SpectralConv2d : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d layer;
    private readonly SpectralNorm norm;
    private readonly long stride;
    private readonly long padding;

    /// <param name="inputs">Input channels.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="kernel">The kernel's side k.</param>
    /// <param name="stride">Pixels from one output to the next.</param>
    /// <param name="padding">Zeros on each side.</param>
    public SpectralConv2d(long inputs, long outputs, long kernel, long stride = 1, long padding = 0) : base(nameof(SpectralConv2d))
    {
        layer = nn.Conv2d(inputs, outputs, kernel);
        norm = new SpectralNorm(layer.weight);
        (this.stride, this.padding) = (stride, padding);
        RegisterComponents();
    }

    /// <summary>[N, inputs, H, W] → [N, outputs, H', W'].</summary>
    public override Tensor forward(Tensor x) =>
        nn.functional.conv2d(x, norm.call(layer.weight), layer.bias, [stride, stride], [padding, padding]);
}
