using GenCore.Models.Autoregressive;
using static TorchSharp.torch;

namespace GenCore.Sampling;

/// <summary>
/// Sampling of autoregressive models from stored activations: for each pixel only its own are computed, the others are remembered. With the
/// same random numbers it draws the images that <see cref="NaiveSampling"/> does.
/// </summary>
public static class CachedSampling
{
    /// <summary>Draws images from the model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="count">The number of images; for a model of classes that of the labels.</param>
    /// <param name="labels">The class of each image, int64 [count], for a model of classes; otherwise null.</param>
    /// <returns>Pixels in [0, 1], [count, C, H, W].</returns>
    /// <exception cref="ArgumentException">There is no image to draw, or labels are missing, too many or out of range.</exception>
    public static Tensor Sample(AutoregressiveModel model, int count, Tensor? labels = null) => Complete(model, NaiveSampling.Blank(model, count), null, labels);

    /// <summary>Draws the pixels that are not known, given those before them; what is known stays as it is.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">Pixels in [0, 1], [N, C, H, W]; what is not known may be anything.</param>
    /// <param name="known">Bool, [N, C, H, W] or broadcast to it: true where a pixel is given; null where none is.</param>
    /// <param name="labels">The class of each image, int64 [N], for a model of classes; otherwise null.</param>
    /// <remarks>A pixel that is drawn depends on those before it alone, also where later ones are known.</remarks>
    /// <exception cref="ArgumentException">Images, mask or labels do not fit the model.</exception>
    public static Tensor Complete(AutoregressiveModel model, Tensor images, Tensor? known, Tensor? labels = null)
    {
        model.Shape.Require(images, labels);
        using var noGradient = no_grad();
        using var cache = model.NewCache(images.shape[0], labels);
        return PixelLoop.Run(model.Shape, images, NaiveSampling.Mask(images, known), cache.Logits);
    }
}
