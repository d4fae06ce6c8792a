using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Conv2d : Convolution
{
    internal Conv2d(ConvolutionShape geometry, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv2d), geometry, bias, device, dtype)
    {
    }

    public override Tensor forward(Tensor input) => Convolve(Aten.conv2d, input);
}
