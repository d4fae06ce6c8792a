using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Metrics.Features;

/// <summary>Branches on 17×17 places, with 7×7 convolutions as 1×7 and 7×1.</summary>
internal sealed class InceptionC : Module<Tensor, Tensor>
{
    private readonly InceptionConv branch1x1, branch7x7_1, branch7x7_2, branch7x7_3, branch7x7dbl_1, branch7x7dbl_2, branch7x7dbl_3, branch7x7dbl_4, branch7x7dbl_5, branch_pool;

    public InceptionC(long from, long inner) : base(nameof(InceptionC))
    {
        branch1x1 = new(from, 192, 1);
        (branch7x7_1, branch7x7_2, branch7x7_3) = (new(from, inner, 1), Wide(inner, inner), Tall(inner, 192));
        (branch7x7dbl_1, branch7x7dbl_2, branch7x7dbl_3) = (new(from, inner, 1), Tall(inner, inner), Wide(inner, inner));
        (branch7x7dbl_4, branch7x7dbl_5) = (Tall(inner, inner), Wide(inner, 192));
        branch_pool = new(from, 192, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => cat(
        [
            branch1x1.call(x), branch7x7_3.call(branch7x7_2.call(branch7x7_1.call(x))),
            branch7x7dbl_5.call(branch7x7dbl_4.call(branch7x7dbl_3.call(branch7x7dbl_2.call(branch7x7dbl_1.call(x))))), branch_pool.call(InceptionPool.Average(x)),
        ], 1);

    private static InceptionConv Wide(long from, long to) => new(from, to, (1, 7), padding: (0, 3));

    private static InceptionConv Tall(long from, long to) => new(from, to, (7, 1), padding: (3, 0));
}
