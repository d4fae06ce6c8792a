using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Conv1d : Convolution
{
    internal Conv1d(ConvolutionShape geometry, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv1d), geometry, bias, device, dtype)
    {
    }

    public override Tensor forward(Tensor input) => Convolve(Aten.conv1d, input);
}
