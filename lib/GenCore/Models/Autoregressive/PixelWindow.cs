using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Autoregressive;

/// <summary>What a masked convolution sees of images that are being drawn.</summary>
/// <param name="shape">What the images are like.</param>
/// <param name="count">N, the number of images.</param>
/// <param name="reach">How far the convolution sees up, left and right.</param>
/// <param name="keep">Keeps a tensor as long as images are drawn.</param>
internal sealed class PixelWindow(PixelShape shape, long count, int reach, Func<Tensor, Tensor> keep)
{
    // the images as the network reads them, with zeros around: [N, I, H + reach, W + 2 reach]
    private readonly Tensor map = keep(zeros(count, shape.InputsPerPixel, shape.Height + reach, shape.Width + 2 * reach));

    /// <summary>The pixels around one, [N, I, reach + 1, 2 reach + 1]; pixels are asked for in reading order.</summary>
    /// <param name="images">The images so far, [N, C, H, W].</param>
    /// <param name="row">The pixel's row.</param>
    /// <param name="column">The pixel's column.</param>
    public Tensor At(Tensor images, int row, int column)
    {
        // the image's own rows once more: what stood here when their pixels were asked for had not been drawn yet
        var before = Math.Max(0, row - 1);
        map.narrow(2, before + reach, row + 1 - before).narrow(3, reach, shape.Width).copy_(shape.Read(images[.., .., before..(row + 1)]));
        return map.narrow(2, row, reach + 1).narrow(3, column, 2 * reach + 1);
    }
}
