using GenCore.Models.Autoregressive;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Sampling;

/// <summary>
/// Sampling of autoregressive models by their definition: for each pixel the whole network is run on the whole image, and all but one
/// of its answers are thrown away. <see cref="CachedSampling"/> draws the same images with less work.
/// </summary>
public static class NaiveSampling
{
    /// <inheritdoc cref="CachedSampling.Sample"/>
    public static Tensor Sample(AutoregressiveModel model, int count, Tensor? labels = null) => Complete(model, Blank(model, count), null, labels);

    /// <inheritdoc cref="CachedSampling.Complete"/>
    public static Tensor Complete(AutoregressiveModel model, Tensor images, Tensor? known, Tensor? labels = null)
    {
        model.Shape.Require(images, labels);
        return PixelLoop.Run(model.Shape, images, Mask(images, known), (drawn, row, column) =>
        {
            var all = model.call(drawn, labels);
            return model.Shape.IsBinary ? all[.., .., row, column] : all[.., .., .., row, column].transpose(1, 2);
        });
    }

    internal static Tensor Blank(AutoregressiveModel model, int count) => count >= 1
        ? zeros(count, model.Shape.Channels, model.Shape.Height, model.Shape.Width)
        : throw new ArgumentException($"There is nothing to draw: count is {count}, expected at least 1.", nameof(count));

    internal static Tensor? Mask(Tensor images, Tensor? known)
    {
        if (known is null)
            return null;
        var fits = known.dtype == ScalarType.Bool && known.dim() <= 4
            && known.shape.Reverse().Zip(images.shape.Reverse()).All(pair => pair.First == 1 || pair.First == pair.Second);
        return fits
            ? known.expand(images.shape)
            : throw new ArgumentException($"The mask of known pixels is {known.dtype} [{string.Join(", ", known.shape)}], expected Bool that broadcasts to [{string.Join(", ", images.shape)}].", nameof(known));
    }
}
