using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>Layers in which every unit reads all of the layer before. Without hidden layers, the networks are linear maps.</summary>
/// <param name="Hidden">The widths of the encoder's hidden layers; the decoder has the same in reverse.</param>
/// <example><c>new Dense(200, 200)</c> is 784 → 200 → 200 → code and code → 200 → 200 → 784.</example>
public sealed record Dense(params IReadOnlyList<int> Hidden) : Architecture
{
    /// <summary>What stands between two layers, made anew for each place; ReLU where nothing is said.</summary>
    public Func<nn.Module<Tensor, Tensor>> Activation { get; init; } = () => nn.ReLU();

    internal override nn.Module<Tensor, Tensor> Encoder(long outputs) =>
        new Mlp([Pixels, .. Hidden.Select(width => (long)width), outputs], Activation);

    internal override nn.Module<Tensor, Tensor> Decoder(long inputs, int perPixel) =>
        new Mlp([inputs, .. Hidden.Reverse().Select(width => (long)width), Pixels * perPixel], Activation);
}
