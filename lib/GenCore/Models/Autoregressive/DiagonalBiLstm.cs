using GenCore.Networks;

namespace GenCore.Models.Autoregressive;

/// <summary>
/// The PixelRNN whose states run along the diagonals from both sides: a pixel sees all pixels before it. One layer of 32 features is the
/// smaller of the two that the paper trained on MNIST.
/// </summary>
/// <remarks>
/// One pixel escapes it, as it would in the paper's network: no state of a row knows the row's last pixel, so that of the row above is
/// known only where the first convolution reaches it.
/// </remarks>
/// <param name="shape">What the images are like; binary MNIST where none is given.</param>
/// <param name="hidden">h, the features of a state; the layers between have 2h. A multiple of 3 for colour.</param>
/// <param name="layers">The number of recurrent layers.</param>
/// <exception cref="ArgumentException">The shape is out of range or has classes, there are no layers, or the features do not divide by the colours.</exception>
public sealed class DiagonalBiLstm(PixelShape? shape = null, int hidden = 32, int layers = 1)
    : PixelRnn(nameof(DiagonalBiLstm), shape, hidden, layers, (features, colours) => new DiagonalLstmLayer(features, colours));
