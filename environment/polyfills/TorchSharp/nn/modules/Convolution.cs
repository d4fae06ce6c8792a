using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    private protected readonly ConvolutionShape geometry;

    private protected Convolution(string name, ConvolutionShape geometry, bool bias, Device? device, ScalarType? dtype)
        : base(name)
    {
        this.geometry = geometry;
        weight = new(nn.init.Uninitialized(geometry.WeightShape, device, dtype));
        this.bias = bias ? new(nn.init.Uninitialized([geometry.OutChannels], device, dtype)) : null;
        nn.init.LikeLinear(weight, this.bias);
    }

    public Parameter weight { get; set => ConditionallyRegisterParameter(nameof(weight), field = value); }

    public Parameter? bias { get; set => ConditionallyRegisterParameter(nameof(bias), field = value); }

    public long in_channels => geometry.InChannels;

    public long out_channels => geometry.OutChannels;

    public long[] kernel_size => geometry.Kernel;

    public long[] stride => geometry.Stride;

    public long[] padding => geometry.Padding;

    public Padding? padding_type => geometry.NamedPadding;

    public PaddingModes padding_mode => geometry.Mode;

    public long[] output_padding => geometry.OutputPadding;

    public long[] dilation => geometry.Dilation;

    public long groups => geometry.Groups;

    public bool transposed => geometry.Transposed;

    /// <summary>Applies libtorch's convolution, which itself pads with zeros only and by the same margin on both sides.</summary>
    private protected Tensor Convolve(Operator convolution, Tensor input)
    {
        var g = geometry;
        if (g.Mode == PaddingModes.Zeros && g.NamedPadding is null)
            return convolution.Call(input, weight, bias, g.Stride, g.Padding, g.Dilation, g.Groups);
        using var padded = nn.functional.pad(input, g.Margins, g.Mode == PaddingModes.Zeros ? PaddingModes.Constant : g.Mode);
        return convolution.Call(padded, weight, bias, g.Stride, new long[g.Kernel.Length], g.Dilation, g.Groups);
    }
}
