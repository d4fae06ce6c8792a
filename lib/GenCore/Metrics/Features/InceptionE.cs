using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Metrics.Features;

/// <summary>Branches on 8×8 places; the pooling of the last such block takes the largest value, not the mean.</summary>
internal sealed class InceptionE : Module<Tensor, Tensor>
{
    private readonly bool largest;
    private readonly InceptionConv branch1x1, branch3x3_1, branch3x3_2a, branch3x3_2b, branch3x3dbl_1, branch3x3dbl_2, branch3x3dbl_3a, branch3x3dbl_3b, branch_pool;

    public InceptionE(long from, bool largest) : base(nameof(InceptionE))
    {
        this.largest = largest;
        branch1x1 = new(from, 320, 1);
        (branch3x3_1, branch3x3_2a, branch3x3_2b) = (new(from, 384, 1), Wide(), Tall());
        (branch3x3dbl_1, branch3x3dbl_2, branch3x3dbl_3a, branch3x3dbl_3b) = (new(from, 448, 1), new(448, 384, 3, padding: 1), Wide(), Tall());
        branch_pool = new(from, 192, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var (single, twice) = (branch3x3_1.call(x), branch3x3dbl_2.call(branch3x3dbl_1.call(x)));
        var pooled = largest ? functional.max_pool2d(x, 3, stride: 1, padding: 1) : InceptionPool.Average(x);
        return cat(
            [
                branch1x1.call(x), branch3x3_2a.call(single), branch3x3_2b.call(single),
                branch3x3dbl_3a.call(twice), branch3x3dbl_3b.call(twice), branch_pool.call(pooled),
            ], 1);
    }

    private static InceptionConv Wide() => new(384, 384, (1, 3), padding: (0, 1));

    private static InceptionConv Tall() => new(384, 384, (3, 1), padding: (1, 0));
}
