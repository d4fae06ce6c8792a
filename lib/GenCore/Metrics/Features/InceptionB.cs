using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Metrics.Features;

/// <summary>From 35×35 to 17×17 places.</summary>
internal sealed class InceptionB : Module<Tensor, Tensor>
{
    private readonly InceptionConv branch3x3, branch3x3dbl_1, branch3x3dbl_2, branch3x3dbl_3;

    public InceptionB(long from) : base(nameof(InceptionB))
    {
        branch3x3 = new(from, 384, 3, stride: 2);
        (branch3x3dbl_1, branch3x3dbl_2, branch3x3dbl_3) = (new(from, 64, 1), new(64, 96, 3, padding: 1), new(96, 96, 3, stride: 2));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) =>
        cat([branch3x3.call(x), branch3x3dbl_3.call(branch3x3dbl_2.call(branch3x3dbl_1.call(x))), InceptionPool.Halve(x)], 1);
}
