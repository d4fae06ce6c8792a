using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Metrics.Features;

/// <summary>From 17×17 to 8×8 places.</summary>
internal sealed class InceptionD : Module<Tensor, Tensor>
{
    private readonly InceptionConv branch3x3_1, branch3x3_2, branch7x7x3_1, branch7x7x3_2, branch7x7x3_3, branch7x7x3_4;

    public InceptionD(long from) : base(nameof(InceptionD))
    {
        (branch3x3_1, branch3x3_2) = (new(from, 192, 1), new(192, 320, 3, stride: 2));
        (branch7x7x3_1, branch7x7x3_2) = (new(from, 192, 1), new(192, 192, (1, 7), padding: (0, 3)));
        (branch7x7x3_3, branch7x7x3_4) = (new(192, 192, (7, 1), padding: (3, 0)), new(192, 192, 3, stride: 2));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => cat(
        [branch3x3_2.call(branch3x3_1.call(x)), branch7x7x3_4.call(branch7x7x3_3.call(branch7x7x3_2.call(branch7x7x3_1.call(x)))), InceptionPool.Halve(x)], 1);
}
