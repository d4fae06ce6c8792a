using GenCore.Networks;

namespace GenCore.Models.Autoregressive;

/// <summary>
/// The PixelRNN whose states run down the rows: a pixel sees a triangle that widens upwards, and the few pixels to its left that the
/// convolutions reach. What stands beside the triangle it cannot know.
/// </summary>
/// <param name="shape">What the images are like; binary MNIST where none is given.</param>
/// <param name="hidden">h, the features of a state; the layers between have 2h. A multiple of 3 for colour.</param>
/// <param name="layers">The number of recurrent layers.</param>
/// <exception cref="ArgumentException">The shape is out of range or has classes, there are no layers, or the features do not divide by the colours.</exception>
public sealed class RowLstm(PixelShape? shape = null, int hidden = 32, int layers = 2)
    : PixelRnn(nameof(RowLstm), shape, hidden, layers, (features, colours) => new RowLstmLayer(features, colours));
