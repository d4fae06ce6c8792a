using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Autoregressive;

/// <summary>The images that an autoregressive model is made for.</summary>
/// <param name="Channels">1 for grey, 3 for colour (R, G, B).</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Levels">How many values a pixel's channel can have: 2 for binary pixels, 256 for bytes.</param>
/// <param name="Classes">How many classes the model is told of; 0 for none.</param>
public sealed record PixelShape(int Channels = 1, int Height = 28, int Width = 28, int Levels = 2, int Classes = 0)
{
    // of the waves that a network reads, in levels
    private static readonly double[] periods = [4, 8, 16, 32];

    /// <summary>Whether a pixel has one logit, that of 1, rather than one for each level.</summary>
    public bool IsBinary => Levels == 2;

    /// <summary>The number of conditionals in an image: C · H · W, what bits per dimension divide by.</summary>
    public long Dimensions => (long)Channels * Height * Width;

    /// <summary>The logits that a network returns for a pixel: one a channel, or one a level and channel.</summary>
    internal int LogitsPerPixel => IsBinary ? Channels : Channels * Levels;

    /// <exception cref="ArgumentException">A size is out of range.</exception>
    internal PixelShape Checked() => Channels is 1 or 3 && Height > 0 && Width > 0 && Levels >= 2 && Classes >= 0
        ? this
        : throw new ArgumentException($"An autoregressive model is made for images of 1 or 3 channels, at least 1 row and column, and 2 levels or more, but was given {this}.");

    /// <summary>The numbers that a network reads of a pixel (<see cref="Read"/>), with those of a channel together.</summary>
    internal int InputsPerPixel => IsBinary ? Channels : Channels * (1 + 2 * periods.Length);

    /// <summary>
    /// Pixels as a network reads them, [N, InputsPerPixel, H, W]: from −1 to 1, so that a black pixel differs from the zeros around the image.
    /// Of K levels, neighbours differ by next to nothing on that scale, so it also reads waves that do tell 253 from 254, by their sines and cosines:
    /// Kingma, Salimans, Poole and Ho, Variational Diffusion Models (2021), "Fourier features", arXiv:2107.00630.
    /// </summary>
    internal Tensor Read(Tensor images)
    {
        var centred = 2 * images - 1;
        if (IsBinary)
            return centred;
        var perWave = tensor(periods, dtype: images.dtype).pow(-1).mul(2 * Math.PI * (Levels - 1)).reshape(-1, 1, 1);
        var phases = images.unsqueeze(2) * perWave;
        return cat([centred.unsqueeze(2), phases.sin(), phases.cos()], 2).reshape(images.shape[0], InputsPerPixel, images.shape[2], images.shape[3]);
    }

    /// <summary>What a network returns, [N, LogitsPerPixel, H, W], as [N, C, H, W] or [N, K, C, H, W].</summary>
    internal Tensor Arranged(Tensor output) =>
        IsBinary ? output : output.reshape(output.shape[0], Channels, Levels, output.shape[2], output.shape[3]).transpose(1, 2);

    /// <summary>What a network returns for one pixel, [N, LogitsPerPixel, 1, 1], as [N, C] or [N, C, K].</summary>
    internal Tensor ArrangedAt(Tensor output) => IsBinary ? output.flatten(1) : output.reshape(output.shape[0], Channels, Levels);

    /// <exception cref="ArgumentException">The images have another shape, or labels are missing, too many or out of range.</exception>
    internal void Require(Tensor images, Tensor? labels)
    {
        if (images.dim() != 4 || images.shape[1] != Channels || images.shape[2] != Height || images.shape[3] != Width)
            throw new ArgumentException($"The model reads images of shape [N, {Channels}, {Height}, {Width}], but was given [{string.Join(", ", images.shape)}].");
        if (labels is null != (Classes == 0))
            throw new ArgumentException(labels is null
                ? $"The model is conditioned on {Classes} classes: give it the label of each image."
                : "The model knows no classes, but was given labels: make it with PixelShape.Classes, or leave them out.");
        if (labels is null)
            return;
        if (labels.dim() != 1 || labels.shape[0] != images.shape[0] || labels.dtype != ScalarType.Int64)
            throw new ArgumentException($"There are labels {labels.dtype} [{string.Join(", ", labels.shape)}] for {images.shape[0]} images, expected Int64 with one label an image.");
        ClassLabels.RequireInRange(labels, Classes);
    }
}
