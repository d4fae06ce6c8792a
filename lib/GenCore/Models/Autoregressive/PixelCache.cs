using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Autoregressive;

/// <summary>
/// What a model keeps while images are drawn pixel by pixel: the activations of the pixels so far, from which those of the next one are
/// computed without computing any again.
/// </summary>
internal abstract class PixelCache : IDisposable
{
    private readonly List<Tensor> kept = [];

    /// <summary>
    /// The logits of one pixel, [N, C] for binary pixels and [N, C, K] for K levels. Pixels are asked for in reading order; one of several
    /// channels is asked for once a channel, each time with one more of them drawn.
    /// </summary>
    /// <param name="images">The images, of which everything before the pixel is there: [N, C, H, W].</param>
    /// <param name="row">The pixel's row.</param>
    /// <param name="column">The pixel's column.</param>
    public abstract Tensor Logits(Tensor images, int row, int column);

    /// <summary>Frees what was kept.</summary>
    public void Dispose()
    {
        foreach (var tensor in kept)
            tensor.Dispose();
    }

    /// <summary>Keeps a tensor as long as this lives.</summary>
    protected Tensor Keep(Tensor tensor)
    {
        kept.Add(tensor.DetachFromDisposeScope());
        return tensor;
    }
}
