using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// A residual block with spectral normalisation that halves the side of its maps. BigGAN (Brock, Donahue and Simonyan, 2019), figure 15c.
/// </summary>
internal sealed class DiscriminatorBlock : nn.Module<Tensor, Tensor>
{
    private readonly SpectralConv2d conv1;
    private readonly SpectralConv2d conv2;
    private readonly SpectralConv2d shortcut;
    private readonly AvgPool2d pool;
    private readonly bool first;

    /// <param name="inputs">Channels of the input.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="first">Whether the input is an image, which is not rectified.</param>
    public DiscriminatorBlock(long inputs, long outputs, bool first = false) : base(nameof(DiscriminatorBlock))
    {
        (conv1, conv2) = (new(inputs, outputs, 3, padding: 1), new(outputs, outputs, 3, padding: 1));
        shortcut = new(inputs, outputs, 1);
        pool = nn.AvgPool2d(2);
        this.first = first;
        RegisterComponents();
    }

    /// <summary>[N, inputs, H, W] → [N, outputs, H/2, W/2].</summary>
    public override Tensor forward(Tensor x)
    {
        var h = conv2.call(conv1.call(first ? x : x.relu()).relu());
        return pool.call(h) + shortcut.call(pool.call(x)); // pooling and a 1×1 convolution commute
    }
}
