using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// What an autoencoder is made of: the kind of network that reads a 28×28 image and its mirror image that writes one. Both know images
/// as vectors of 784 pixels, so that a model need not know which kind it has.
/// </summary>
public abstract record Architecture
{
    /// <summary>The side of an image.</summary>
    public const int Side = 28;

    /// <summary>The pixels of an image.</summary>
    public const int Pixels = Side * Side;

    /// <summary>A network [N, 784] → [N, outputs].</summary>
    internal abstract nn.Module<Tensor, Tensor> Encoder(long outputs);

    /// <summary>A network [N, inputs] → [N, 784 · perPixel], the numbers of each pixel one map after the other.</summary>
    internal abstract nn.Module<Tensor, Tensor> Decoder(long inputs, int perPixel);
}
