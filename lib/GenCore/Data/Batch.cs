using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>Some images of a data set, copied out of it, with their labels.</summary>
/// <param name="Images">float32 [B, C, H, W], pixels in [0, 1].</param>
/// <param name="Labels">int64 [B].</param>
public sealed record Batch(Tensor Images, Tensor Labels) : IDisposable
{
    /// <summary>The number of images, B.</summary>
    public int Count => (int)Images.shape[0];

    /// <summary>Frees both tensors.</summary>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }
}
