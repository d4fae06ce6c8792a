using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class ConvolutionTranspose : Convolution
{
    private protected ConvolutionTranspose(string name, ConvolutionShape geometry, bool bias, Device? device, ScalarType? dtype)
        : base(name, geometry, bias, device, dtype)
    {
    }

    public abstract Tensor forward(Tensor input, long[]? output_size);

    public override Tensor forward(Tensor input) => forward(input, null);
}
