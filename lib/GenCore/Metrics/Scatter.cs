using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// The scatter matrix Σ (x − μ)(x − μ)ᵀ, which is where the time of a Fréchet distance goes. It is multiplied in double precision, except for many features
/// in single precision. Of those, each number is split in two, h + l: h has 8 bits, so that single precision gets h·h and its sums over 1000 rows exactly
/// right; l is below 1/256 of the feature's largest value, and what single precision errs on its products stays within 2e-7 of the features'
/// deviations, which a test holds: about what their own rounding is. Sums over more rows are in double.
/// </summary>
internal static class Scatter
{
    private const int Many = 512;
    private const int Rows = 1000; // 128² · 1000 < 2²⁴
    private const int Block = 512;
    private const int Images = 32;

    /// <summary>float64 [D, D] of features [N, D] with their mean, float64 [D].</summary>
    public static Tensor Of(Tensor features, Tensor mean) =>
        features.shape[1] < Many || features.dtype == ScalarType.Float64 ? Double(features, mean) : Split(features, mean);

    internal static Tensor Double(Tensor features, Tensor mean)
    {
        using var scope = NewDisposeScope();
        var scatter = zeros(features.shape[1], features.shape[1], ScalarType.Float64);
        foreach (var rows in features.split(Rows, dim: 0))
        {
            using var step = NewDisposeScope();
            // centred first: squares of large numbers would cancel
            var centred = rows.to(ScalarType.Float64) - mean;
            scatter.add_(centred.t().mm(centred));
        }
        return scatter.MoveToOuterDisposeScope();
    }

    internal static Tensor Split(Tensor features, Tensor mean)
    {
        using var scope = NewDisposeScope();
        var d = features.shape[1];
        var padded = (d + Images - 1) / Images * Images;
        var largest = maximum(features.amax([0]).to(ScalarType.Float64) - mean, mean - features.amin([0]).to(ScalarType.Float64));
        // a power of two divides without an error
        var unit = tensor(2.0, ScalarType.Float64).pow((largest.log() / Math.Log(2)).ceil()) / 128;
        unit = unit.where(largest.gt(0), ones_like(unit));
        var (scatter, mixed) = (zeros(padded, padded, ScalarType.Float64), zeros(padded, padded, ScalarType.Float64));
        foreach (var rows in features.split(Rows, dim: 0))
        {
            using var step = NewDisposeScope();
            var scaled = nn.functional.pad((rows.to(ScalarType.Float64) - mean).div_(unit).t(), [0, 0, 0, padded - d]);
            var high = scaled.round();
            var low = scaled.sub_(high).to(ScalarType.Float32);
            high = high.to(ScalarType.Float32);
            // hh + hl + lh + ll = hh + p + pᵀ with p = (h + l/2) l
            // what all rows share is multiplied apart: what is left has sums near 0, and single precision errs less
            var (left, shared) = (high + low / 2, low.mean([1], keepdim: true));
            mixed.add_(Product(left, low.sub_(shared))).add_(left.sum([1], type: ScalarType.Float64).outer(shared.squeeze(1).to(ScalarType.Float64)));
            for (var j = 0L; j < padded; j += Block)
            {
                // of a symmetric product the lower blocks are all
                using var block = NewDisposeScope();
                var width = Math.Min(Block, padded - j);
                scatter.narrow(0, j, padded - j).narrow(1, j, width).add_(Product(high.narrow(0, j, padded - j), high.narrow(0, j, width)));
            }
        }
        scatter = scatter.add_(mixed).add_(mixed.t()).narrow(0, 0, d).narrow(1, 0, d).tril();
        return (scatter + scatter.tril(-1).t()).mul_(unit.outer(unit)).MoveToOuterDisposeScope();
    }

    // a bᵀ of [m, k] and [n, k], m a multiple of 32, as a convolution over images of 1×m/32 pixels with k channels: many a libtorch is built with a
    // library of matrix products that leaves half the processor idle, but all with oneDNN, which convolves
    private static Tensor Product(Tensor a, Tensor b)
    {
        var (m, k, n) = (a.shape[0], a.shape[1], b.shape[0]);
        var images = a.contiguous().view(Images, m / Images, 1, k).permute(0, 3, 1, 2);
        return nn.functional.conv2d(images, b.contiguous().view(n, k, 1, 1)).permute(0, 2, 3, 1).reshape(m, n);
    }
}
