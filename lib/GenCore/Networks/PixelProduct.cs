using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>A convolution at a single place: a matrix product, which costs a fraction of what a call of a convolution does.</summary>
internal static class PixelProduct
{
    /// <summary>The outputs, [N, outputs, 1, 1].</summary>
    /// <param name="window">What the kernel covers, [N, inputs, rows, columns].</param>
    /// <param name="kernel">[outputs, inputs, rows, columns].</param>
    /// <param name="bias">[outputs]; null for none.</param>
    public static Tensor Of(Tensor window, Tensor kernel, Tensor? bias = null) =>
        nn.functional.linear(window.flatten(1), kernel.flatten(1), bias).unsqueeze(-1).unsqueeze(-1);
}
