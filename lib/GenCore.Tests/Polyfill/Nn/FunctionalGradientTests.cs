using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

public class FunctionalGradientTests
{
    private static readonly Tensor Classes = tensor(new long[] { 2, 0, 3, 1, 1 }).DetachFromDisposeScope();

    public static TheoryData<string, Func<GradientCase>> Losses => new()
    {
        { "mse_loss", () => GradientCase.Of((x, y) => functional.mse_loss(x, y), 2, 3) },
        { "mse_loss, sum", () => GradientCase.Of((x, y) => functional.mse_loss(x, y, Reduction.Sum), 2, 3) },
        { "mse_loss, none", () => GradientCase.Of((x, y) => functional.mse_loss(x, y, Reduction.None), 2, 3) },
        { "MSELoss", () => GradientCase.Of((x, y) => MSELoss().call(x, y), 2, 3) },
        { "l1_loss", () => GradientCase.Of((x, y) => functional.l1_loss(x, y), 2, 3) },
        { "L1Loss, sum", () => GradientCase.Of((x, y) => L1Loss(Reduction.Sum).call(x, y), 2, 3) },
        { "smooth_l1_loss", () => GradientCase.Of((x, y) => functional.smooth_l1_loss(x * 2, y, beta: 0.7), 2, 4) },
        { "huber_loss", () => GradientCase.Of((x, y) => functional.huber_loss(x * 2, y, delta: 0.7), 2, 4) },
        { "binary_cross_entropy", () => GradientCase.Of((x, y) => functional.binary_cross_entropy(x.sigmoid(), y.sigmoid()), 2, 3) },
        { "binary_cross_entropy, weights", () => GradientCase.Of(x => functional.binary_cross_entropy(x.sigmoid(), (Ramp(2, 3) > 0.5).to(float64), Ramp(2, 3), Reduction.Sum), 2, 3) },
        { "BCELoss", () => GradientCase.Of(x => BCELoss().call(x.sigmoid(), Ramp(2, 3)), 2, 3) },
        { "binary_cross_entropy_with_logits", () => GradientCase.Of(x => functional.binary_cross_entropy_with_logits(x, Ramp(2, 3)), 2, 3) },
        { "BCEWithLogitsLoss, weights of positives", () => GradientCase.Of(x => BCEWithLogitsLoss(reduction: Reduction.None, pos_weights: Ramp(3)).call(x, Ramp(2, 3)), 2, 3) },
        { "cross_entropy", () => GradientCase.Of(x => functional.cross_entropy(x, Classes), 5, 4) },
        { "cross_entropy, weights", () => GradientCase.Of(x => functional.cross_entropy(x, Classes, Ramp(4)), 5, 4) },
        { "cross_entropy, an ignored class", () => GradientCase.Of(x => functional.cross_entropy(x, Classes, ignore_index: 1), 5, 4) },
        { "cross_entropy, smoothed", () => GradientCase.Of(x => functional.cross_entropy(x, Classes, label_smoothing: 0.2), 5, 4) },
        { "cross_entropy, soft targets", () => GradientCase.Of(x => functional.cross_entropy(x, Ramp(5, 4).softmax(1)), 5, 4) },
        { "CrossEntropyLoss, images", () => GradientCase.Of(x => CrossEntropyLoss(reduction: Reduction.Sum).call(x, Classes[..4].reshape(1, 2, 2)), 1, 4, 2, 2) },
        { "nll_loss", () => GradientCase.Of(x => functional.nll_loss(x.log_softmax(1), Classes, Ramp(4)), 5, 4) },
        { "NLLLoss, none", () => GradientCase.Of(x => NLLLoss(reduction: Reduction.None).call(x.log_softmax(1), Classes), 5, 4) },
        { "kl_div", () => GradientCase.Of((x, y) => functional.kl_div(x.log_softmax(1), y.softmax(1), log_target: false, Reduction.Sum), 2, 3) },
        { "kl_div, logarithms", () => GradientCase.Of((x, y) => functional.kl_div(x.log_softmax(1), y.log_softmax(1), log_target: true), 2, 3) },
    };

    public static TheoryData<string, Func<GradientCase>> Images => new()
    {
        { "pad, constant", () => GradientCase.Of(x => functional.pad(x, (1, 2, 0, 3), PaddingModes.Constant, 0.5), 1, 1, 3, 2) },
        { "pad, cropping", () => GradientCase.Of(x => functional.pad(x, (-1, 1)), 2, 4) },
        { "pad, reflect", () => GradientCase.Of(x => functional.pad(x, (1, 2, 2, 0), PaddingModes.Reflect), 1, 1, 3, 3) },
        { "pad, replicate", () => GradientCase.Of(x => functional.pad(x, (1, 2, 2, 0), PaddingModes.Replicate), 1, 1, 3, 3) },
        { "pad, circular", () => GradientCase.Of(x => functional.pad(x, (1, 2, 2, 0), PaddingModes.Circular), 1, 1, 3, 3) },
        { "interpolate, nearest", () => GradientCase.Of(x => functional.interpolate(x, size: [5, 3]), 1, 1, 3, 4) },
        { "interpolate, bilinear", () => GradientCase.Of(x => functional.interpolate(x, size: [5, 2], mode: InterpolationMode.Bilinear), 1, 1, 3, 4) },
        { "interpolate, bilinear by a factor", () => GradientCase.Of(x => functional.interpolate(x, scale_factor: [1.5, 2], mode: InterpolationMode.Bilinear, align_corners: true), 1, 1, 4, 3) },
        { "interpolate, bilinear without aliases", () => GradientCase.Of(x => functional.interpolate(x, size: [2, 2], mode: InterpolationMode.Bilinear, antialias: true), 1, 1, 5, 5) },
        { "interpolate, bicubic", () => GradientCase.Of(x => functional.interpolate(x, size: [5, 6], mode: InterpolationMode.Bicubic), 1, 1, 3, 4) },
        { "interpolate, area", () => GradientCase.Of(x => functional.interpolate(x, size: [2, 3], mode: InterpolationMode.Area), 1, 1, 4, 5) },
        { "unfold", () => GradientCase.Of(x => functional.unfold(x, 2, padding: 1, stride: 2), 1, 2, 4, 4) },
        { "fold", () => GradientCase.Of(x => functional.fold(x, 4, 2), 1, 4, 9) },
        { "pixel_shuffle", () => GradientCase.Of(x => functional.pixel_shuffle(x, 2), 1, 4, 2, 2) },
        { "grid_sample", () => OfGrid(GridSamplePaddingMode.Zeros, false) },
        { "grid_sample, border", () => OfGrid(GridSamplePaddingMode.Border, true) },
        { "grid_sample, reflection", () => OfGrid(GridSamplePaddingMode.Reflection, false) },
        { "affine_grid", () => GradientCase.Of(x => functional.affine_grid(x, [2, 1, 3, 3], align_corners: true), 2, 2, 3) },
    };

    public static TheoryData<string, Func<GradientCase>> Vectors => new()
    {
        { "normalize", () => GradientCase.Of(x => functional.normalize(x), 3, 4) },
        { "normalize, p = 3 by columns", () => GradientCase.Of(x => functional.normalize(x, p: 3, dim: 0), 3, 4) },
        { "cosine_similarity", () => GradientCase.Of((x, y) => functional.cosine_similarity(x, y), 3, 4) },
        { "pairwise_distance", () => GradientCase.Of((x, y) => functional.pairwise_distance(x, y), 3, 4) },
        { "layer_norm", () => GradientCase.Of(x => functional.layer_norm(x, [4]), 3, 4) },
        { "softmax", () => GradientCase.Of(x => functional.softmax(x, 0), 3, 4) },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    [MemberData(nameof(Images))]
    [MemberData(nameof(Vectors))]
    public void Gradients_agree_with_finite_differences(string name, Func<GradientCase> build)
    {
        manual_seed(21);
        using var scope = NewDisposeScope();
        build().Check(name);
    }

    private static GradientCase OfGrid(GridSamplePaddingMode padding, bool alignCorners)
    {
        var (image, grid) = (GradientCase.Leaf(1, 2, 4, 3), GradientCase.Leaf(1, 2, 3, 2));
        return new(() => functional.grid_sample(image, grid, GridSampleMode.Bilinear, padding, alignCorners), image, grid);
    }

    // the values (i + 1) / (n + 1), all inside (0, 1)
    private static Tensor Ramp(params long[] shape)
    {
        var count = shape.Aggregate(1L, (a, b) => a * b);
        return (arange(1, count + 1, float64) / (count + 1)).reshape(shape);
    }
}
