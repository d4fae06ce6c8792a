using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    private protected readonly ConvolutionShape geometry;

    private protected Convolution(string name, ConvolutionShape geometry, bool bias, Device? device, ScalarType? dtype)
        : base(name)
    {
        this.geometry = geometry;
        register_parameter(nameof(weight), weight = new(nn.init.Uninitialized(geometry.WeightShape, device, dtype)));
        register_parameter(nameof(bias), this.bias = bias ? new(nn.init.Uninitialized([geometry.OutChannels], device, dtype)) : null);
        nn.init.LikeLinear(weight, this.bias);
    }

    public Parameter weight { get; set; }

    public Parameter? bias { get; set; }
}
