using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Metrics.Features;

/// <summary>Branches beside each other on 35×35 places: 1×1, 5×5, two 3×3, and pooling.</summary>
internal sealed class InceptionA : Module<Tensor, Tensor>
{
    private readonly InceptionConv branch1x1, branch5x5_1, branch5x5_2, branch3x3dbl_1, branch3x3dbl_2, branch3x3dbl_3, branch_pool;

    public InceptionA(long from, long pool) : base(nameof(InceptionA))
    {
        branch1x1 = new(from, 64, 1);
        (branch5x5_1, branch5x5_2) = (new(from, 48, 1), new(48, 64, 5, padding: 2));
        (branch3x3dbl_1, branch3x3dbl_2, branch3x3dbl_3) = (new(from, 64, 1), new(64, 96, 3, padding: 1), new(96, 96, 3, padding: 1));
        branch_pool = new(from, pool, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => cat(
        [branch1x1.call(x), branch5x5_2.call(branch5x5_1.call(x)), branch3x3dbl_3.call(branch3x3dbl_2.call(branch3x3dbl_1.call(x))), branch_pool.call(InceptionPool.Average(x))], 1);
}
