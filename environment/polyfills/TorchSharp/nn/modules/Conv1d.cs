using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Conv1d : Convolution
{
    internal Conv1d(ConvolutionShape geometry, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv1d), geometry, bias, device, dtype)
    {
    }

    public override Tensor forward(Tensor input)
    {
        var g = geometry;
        if (g.Mode == PaddingModes.Zeros && g.NamedPadding is null)
            return Aten.conv1d.Call(input, weight, bias, g.Stride, g.Padding, g.Dilation, g.Groups);
        using var padded = nn.functional.pad(input, g.Margins, g.Mode == PaddingModes.Zeros ? PaddingModes.Constant : g.Mode);
        return Aten.conv1d.Call(padded, weight, bias, g.Stride, new long[1], g.Dilation, g.Groups);
    }
}
