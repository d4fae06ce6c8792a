using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// Convolutions that halve an image twice, 28 → 14 → 7, then a dense layer to the code; for the way back a dense layer, then transposed
/// convolutions that double it twice. ReLU between layers.
/// </summary>
/// <param name="Channels">Maps of the 14×14 layer; the 7×7 layer has twice as many.</param>
public sealed record Convolutional(int Channels = 32) : Architecture
{
    private const int Small = Side / 4;

    internal override nn.Module<Tensor, Tensor> Encoder(long outputs) => nn.Sequential(
        ("image", nn.Unflatten(1, [1, Side, Side])),
        ("to_14", nn.Conv2d(1, Checked, 4, stride: 2, padding: 1)), ("relu_14", nn.ReLU()),
        ("to_7", nn.Conv2d(Channels, 2 * Channels, 4, stride: 2, padding: 1)), ("relu_7", nn.ReLU()),
        ("flat", nn.Flatten()),
        ("code", nn.Linear(2 * Channels * Small * Small, outputs)));

    internal override nn.Module<Tensor, Tensor> Decoder(long inputs, int perPixel) => nn.Sequential(
        ("code", nn.Linear(inputs, 2 * Checked * Small * Small)), ("relu_7", nn.ReLU()),
        ("maps", nn.Unflatten(1, [2 * Channels, Small, Small])),
        ("to_14", nn.ConvTranspose2d(2 * Channels, Channels, 4, stride: 2, padding: 1)), ("relu_14", nn.ReLU()),
        ("to_28", nn.ConvTranspose2d(Channels, perPixel, 4, stride: 2, padding: 1)),
        ("flat", nn.Flatten()));

    private int Checked => Channels >= 1
        ? Channels
        : throw new ArgumentException($"A convolutional network needs at least 1 channel, but was given {Channels}.");
}
