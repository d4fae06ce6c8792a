using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Conv2d : Convolution
{
    internal Conv2d(ConvolutionShape geometry, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv2d), geometry, bias, device, dtype)
    {
    }

    public override Tensor forward(Tensor input)
    {
        var g = geometry;
        if (g.Mode == PaddingModes.Zeros && g.NamedPadding is null)
            return Aten.conv2d.Call(input, weight, bias, g.Stride, g.Padding, g.Dilation, g.Groups);
        using var padded = nn.functional.pad(input, g.Margins, g.Mode == PaddingModes.Zeros ? PaddingModes.Constant : g.Mode);
        return Aten.conv2d.Call(padded, weight, bias, g.Stride, new long[2], g.Dilation, g.Groups);
    }
}
