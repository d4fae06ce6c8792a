using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics.Features;

/// <summary>Reads many images with a network without gradients, so many at once that memory stays small.</summary>
internal static class InBatches
{
    /// <summary>What the network reads in all images, one after the other: [N, …].</summary>
    /// <param name="images">[N, …].</param>
    /// <param name="atOnce">Images in a batch.</param>
    /// <param name="read">A batch → what is read in it.</param>
    /// <param name="report">Called after each batch with the number of images done.</param>
    public static Tensor Read(Tensor images, int atOnce, Func<Tensor, Tensor> read, Action<long>? report = null)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (parts, done) = (new List<Tensor>(), 0L);
        foreach (var some in images.split(atOnce, dim: 0))
        {
            using var step = NewDisposeScope();
            parts.Add(read(some).MoveToOuterDisposeScope());
            report?.Invoke(done += some.shape[0]);
        }
        return cat(parts).MoveToOuterDisposeScope();
    }
}
