using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// A recurrent layer over the pixels of an image, with a residual: x + up(h), where h is the state of an LSTM with half as many features
/// as x, and up a 1×1 convolution. What it returns at a pixel depends on x there and at pixels before it.
/// Van den Oord, Kalchbrenner and Kavukcuoglu, Pixel Recurrent Neural Networks (2016), section 3, arXiv:1601.06759.
/// </summary>
public abstract class PixelLstmLayer : nn.Module<Tensor, Tensor>
{
    private protected PixelLstmLayer(string name)
        : base(name)
    {
    }

    /// <summary>All pixels, [N, 2h, H, W] → [N, 2h, H, W].</summary>
    public abstract override Tensor forward(Tensor x);

    /// <summary>Begins to compute pixel after pixel.</summary>
    /// <param name="count">N, the number of images.</param>
    /// <param name="width">Columns.</param>
    /// <param name="keep">Keeps a tensor as long as images are drawn.</param>
    internal abstract State NewState(long count, int width, Func<Tensor, Tensor> keep);

    /// <summary>What is carried from pixel to pixel.</summary>
    internal abstract class State
    {
        /// <summary>The output at a pixel, [N, 2h, 1, 1]. Pixels come in reading order; one may come again with another input.</summary>
        /// <param name="x">The input there, [N, 2h, 1, 1].</param>
        /// <param name="row">The pixel's row.</param>
        /// <param name="column">The pixel's column.</param>
        public abstract Tensor At(Tensor x, int row, int column);
    }
}
