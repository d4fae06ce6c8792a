using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>
/// Images with a label each, held in memory as two tensors.
/// <para>
/// The images are float32, converted once when they are loaded. As bytes MNIST would take 47 MB instead of 188 MB, but
/// every batch and every cell that looks at an image would convert again; this way a batch is one gather and
/// <c>Images</c> is what a notebook can index and show.
/// </para>
/// </summary>
public sealed class ImageDataset : IDisposable
{
    /// <summary>Takes ownership of the two tensors.</summary>
    /// <param name="images">float32 [N, C, H, W], pixels in [0, 1].</param>
    /// <param name="labels">int64 [N].</param>
    /// <exception cref="ArgumentException">A shape or an element type is another, or there is not one label an image.</exception>
    public ImageDataset(Tensor images, Tensor labels)
    {
        if (images.dim() != 4 || images.dtype != ScalarType.Float32)
            throw new ArgumentException($"Images are {images.dtype} [{string.Join(", ", images.shape)}], expected Float32 [N, C, H, W].", nameof(images));
        if (labels.dim() != 1 || labels.dtype != ScalarType.Int64)
            throw new ArgumentException($"Labels are {labels.dtype} [{string.Join(", ", labels.shape)}], expected Int64 [N].", nameof(labels));
        if (labels.shape[0] != images.shape[0])
            throw new ArgumentException($"There are {images.shape[0]:N0} images and {labels.shape[0]:N0} labels, expected one label an image.", nameof(labels));
        (Images, Labels) = (images, labels);
    }

    /// <summary>All images, float32 [N, C, H, W], pixels in [0, 1]: [60000, 1, 28, 28] for MNIST's training images.</summary>
    public Tensor Images { get; }

    /// <summary>The class of each image, int64 [N].</summary>
    public Tensor Labels { get; }

    /// <summary>The number of images, N.</summary>
    public int Count => (int)Images.shape[0];

    /// <summary>Divides the data set into batches, in an order that depends on the seed and the epoch alone.</summary>
    /// <param name="batchSize">Images in a batch; the last batch of an epoch may be smaller.</param>
    /// <param name="seed">The order's seed. Batches neither read nor move torch's global generator.</param>
    /// <param name="shuffle">False keeps the data set's own order in every epoch.</param>
    /// <param name="dropLast">True leaves out a last batch that is not full.</param>
    /// <exception cref="ArgumentException">The batch size is below 1, or every batch would be left out.</exception>
    public Batches Batches(int batchSize = 128, long seed = 1, bool shuffle = true, bool dropLast = false) =>
        new(this, batchSize, seed, shuffle, dropLast);

    /// <summary>Frees both tensors.</summary>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }
}
