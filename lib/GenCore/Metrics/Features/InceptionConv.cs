using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Metrics.Features;

/// <summary>A convolution without bias, batch normalisation and ReLU.</summary>
internal sealed class InceptionConv : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly BatchNorm2d bn;

    public InceptionConv(long from, long to, (long Height, long Width) kernel, long stride = 1, (long Height, long Width) padding = default) : base(nameof(InceptionConv))
    {
        conv = Conv2d(from, to, kernel, (stride, stride), padding, bias: false);
        bn = BatchNorm2d(to, eps: 0.001);
        RegisterComponents();
    }

    public InceptionConv(long from, long to, long kernel, long stride = 1, long padding = 0) : this(from, to, (kernel, kernel), stride, (padding, padding))
    {
    }

    public override Tensor forward(Tensor x) => bn.call(conv.call(x)).relu_();
}
