using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// A residual block that doubles the side of its maps and is told the class through its normalisations. BigGAN (Brock, Donahue and Simonyan, 2019),
/// figure 15b.
/// </summary>
internal sealed class GeneratorBlock : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly ConditionalBatchNorm2d norm1;
    private readonly ConditionalBatchNorm2d norm2;
    private readonly Conv2d conv1;
    private readonly Conv2d conv2;
    private readonly Conv2d shortcut;
    private readonly Upsample up;

    public GeneratorBlock(long inputs, long outputs, long classes) : base(nameof(GeneratorBlock))
    {
        (norm1, norm2) = (new(inputs, classes), new(outputs, classes));
        (conv1, conv2) = (nn.Conv2d(inputs, outputs, 3, padding: 1), nn.Conv2d(outputs, outputs, 3, padding: 1));
        shortcut = nn.Conv2d(inputs, outputs, 1);
        up = nn.Upsample(scale_factor: [2, 2]);
        RegisterComponents();
    }

    /// <summary>[N, inputs, H, W] with labels, int64 [N] → [N, outputs, 2H, 2W].</summary>
    public override Tensor forward(Tensor x, Tensor labels)
    {
        var h = conv1.call(up.call(norm1.call(x, labels).relu()));
        h = conv2.call(norm2.call(h, labels).relu());
        return h + up.call(shortcut.call(x)); // a 1×1 convolution before doubling is the same as after it, and cheaper
    }
}
