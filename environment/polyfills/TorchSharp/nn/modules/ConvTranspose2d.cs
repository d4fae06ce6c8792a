using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class ConvTranspose2d : ConvolutionTranspose
{
    internal ConvTranspose2d(ConvolutionShape geometry, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose2d), geometry, bias, device, dtype)
    {
    }

    public override Tensor forward(Tensor input, long[]? output_size)
    {
        var g = geometry;
        return Aten.conv_transpose2d_input.Call(input, weight, bias, g.Stride, g.Padding, output_size is null ? g.OutputPadding : Missing(input, output_size), g.Groups, g.Dilation);
    }

    // what the transposed convolution leaves out of the size that was asked for
    private long[] Missing(Tensor input, long[] size)
    {
        var g = geometry;
        var spatial = size[^2..];
        return [.. Enumerable.Range(0, 2).Select(d => spatial[d] - ((input.shape[input.shape.Length - 2 + d] - 1) * g.Stride[d] - 2 * g.Padding[d] + g.Dilation[d] * (g.Kernel[d] - 1) + 1))];
    }
}
