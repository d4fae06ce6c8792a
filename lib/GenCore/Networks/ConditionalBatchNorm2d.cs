using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// Batch normalisation whose gain and bias are looked up by class, which is how a class-conditional generator is told what to draw. De Vries et al.,
/// Modulating early visual processing by language (2017); BigGAN (2019), appendix B.
/// </summary>
public sealed class ConditionalBatchNorm2d : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly BatchNorm2d norm;
    private readonly Embedding gain; // what is added to a gain of 1
    private readonly Embedding bias;

    /// <param name="channels">Channels of the maps.</param>
    /// <param name="classes">The number of classes.</param>
    public ConditionalBatchNorm2d(long channels, long classes) : base(nameof(ConditionalBatchNorm2d))
    {
        norm = nn.BatchNorm2d(channels, affine: false);
        (gain, bias) = (nn.Embedding(classes, channels), nn.Embedding(classes, channels));
        nn.init.zeros_(gain.weight);
        nn.init.zeros_(bias.weight);
        RegisterComponents();
    }

    /// <summary>[N, channels, H, W] with labels, int64 [N] → [N, channels, H, W].</summary>
    public override Tensor forward(Tensor x, Tensor labels)
    {
        Tensor Spread(Embedding values) => values.call(labels).unsqueeze(2).unsqueeze(3);
        return norm.call(x) * (1 + Spread(gain)) + Spread(bias);
    }
}
