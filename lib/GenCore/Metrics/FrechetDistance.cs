using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// The Fréchet distance between two Gaussians that have the means and covariances of two sets of features:
/// ‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 √(Σ₁Σ₂)). With features of <see cref="Features.InceptionV3"/> it is the FID. Heusel et al., GANs Trained by a Two
/// Time-Scale Update Rule Converge to a Local Nash Equilibrium (2017), section on experiments, "Performance Measure"; the formula is Dowson and Landau's (1982).
/// Agrees with mseitzer/pytorch-fid, up to the errors that <c>sqrtm</c> makes there.
/// <para>
/// No root of a matrix is taken. √(Σ₁Σ₂) has the eigenvalues √λᵢ of LᵀΣ₂L, where Σ₁ = LLᵀ (Cholesky), and that matrix is symmetric. Where Σ₁ or Σ₂ is
/// singular, as with fewer samples than features, tr√(Σ₁Σ₂) is the sum of the singular values of ABᵀ for any factors Σ₁ = AᵀA and Σ₂ = BᵀB; the
/// centred features themselves are such factors, and no square root magnifies a rounding error. Both are exact up to rounding.
/// </para>
/// <para>The distance of N samples is too large on average, by about a constant over N: compare sets of equal sizes, or see <see cref="FrechetInfinity"/>.</para>
/// </summary>
public static class FrechetDistance
{
    // of the distance: where rounding may reach it, the slower route is taken
    private const double Tolerance = 1e-6;
    private const double Epsilon = 2.3e-16;

    /// <summary>The distance between two sets of features, never negative.</summary>
    /// <param name="real">[N, D], N of at least 2.</param>
    /// <param name="generated">[M, D], M of at least 2.</param>
    /// <exception cref="ArgumentException">The sets have different dimensions or fewer than 2 rows, or one is NaN, infinite or too large to be squared.</exception>
    public static double Between(Tensor real, Tensor generated)
    {
        FeatureCheck.RequirePair(real, generated);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        if (Math.Min(real.shape[0], generated.shape[0]) > real.shape[1])
        {
            var (first, second) = (GaussianStatistics.Of(real), GaussianStatistics.Of(generated));
            if (ByCholesky(first, second) is { } distance)
                return distance;
        }
        var (a, b) = (Centred(real, out var mean), Centred(generated, out var other));
        var upper = Upper(mean - other, a.square().sum() + b.square().sum());
        return Math.Max(0, upper - 2 * NuclearNorm(a, b));
    }

    /// <summary>The distance between sets of which the statistics are known, never negative.</summary>
    /// <exception cref="ArgumentException">They have different dimensions, or are too large for double precision.</exception>
    public static double Between(GaussianStatistics real, GaussianStatistics generated)
    {
        if (real.Mean.shape[0] != generated.Mean.shape[0])
            throw new ArgumentException($"The real statistics have {real.Mean.shape[0]} dimensions and the generated ones {generated.Mean.shape[0]}: take both from the same network.");
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return ByCholesky(real, generated)
            ?? Math.Max(0, Upper(real, generated) - 2 * NuclearNorm(Root(real.Covariance), Root(generated.Covariance)));
    }

    // null where a covariance is singular, or so nearly that rounding would show, or products of both overflow
    private static double? ByCholesky(GaussianStatistics real, GaussianStatistics generated)
    {
        using var scope = NewDisposeScope();
        var upper = Upper(real, generated);
        var (factor, fault) = linalg.cholesky_ex(real.Covariance);
        if (fault.item<int>() != 0)
            return null;
        var product = Congruence(factor, generated.Covariance);
        if (!product.isfinite().all().item<bool>())
            return null;
        // eigvalsh reads the lower half only
        var eigenvalues = linalg.eigvalsh(product);
        var roots = eigenvalues.clamp_min(0).sqrt();
        var distance = Math.Max(0, upper - 2 * roots.sum().item<double>());
        // an eigenvalue is right to ε of the largest, its root to half of that over itself
        var blur = Epsilon * eigenvalues.max().item<double>();
        var error = (blur / roots.clamp_min(Math.Sqrt(Math.Max(blur, double.Epsilon)))).sum().item<double>();
        return error <= Tolerance * distance ? distance : null;
    }

    // the lower half of LᵀΣL, without the products by L's zeros: half the work
    private static Tensor Congruence(Tensor factor, Tensor covariance)
    {
        const int Block = 256;
        var d = factor.shape[0];
        var result = zeros(d, d, ScalarType.Float64);
        for (var j = 0L; j < d; j += Block)
        {
            using var step = NewDisposeScope();
            var width = Math.Min(Block, d - j);
            var below = factor.narrow(1, j, width).narrow(0, j, d - j);
            var right = covariance.narrow(0, j, d - j).narrow(1, j, d - j).mm(below);
            for (var i = j; i < d; i += Block)
            {
                var height = Math.Min(Block, d - i);
                result.narrow(0, i, height).narrow(1, j, width).copy_(factor.narrow(1, i, height).narrow(0, i, d - i).t().mm(right.narrow(0, i - j, d - i)));
            }
        }
        return result;
    }

    private static double NuclearNorm(Tensor a, Tensor b) => linalg.svdvals(Short(a).mm(Short(b).t())).sum().item<double>();

    // a factor of the same product with no more rows than columns
    private static Tensor Short(Tensor factor) => factor.shape[0] <= factor.shape[1] ? factor : linalg.qr(factor, linalg.QRMode.R).Item2;

    private static Tensor Centred(Tensor features, out Tensor mean)
    {
        mean = features.mean([0], type: ScalarType.Float64);
        return features.to(ScalarType.Float64).sub(mean).div_(Math.Sqrt(features.shape[0] - 1));
    }

    // a factor of a covariance of any rank; what is only rounding counts as nothing
    private static Tensor Root(Tensor covariance)
    {
        var (values, vectors) = linalg.eigh(covariance);
        var least = Epsilon * values.shape[0] * values.abs().max().item<double>();
        return (vectors * values.where(values.gt(least), zeros_like(values)).sqrt()).t();
    }

    private static double Upper(GaussianStatistics real, GaussianStatistics generated) =>
        Upper(real.Mean - generated.Mean, real.Covariance.trace() + generated.Covariance.trace());

    // the distance without the root, which only makes it smaller
    private static double Upper(Tensor shift, Tensor traces) => (shift.square().sum() + traces).item<double>() is var upper && double.IsFinite(upper)
        ? upper
        : throw new ArgumentException("The mean or the covariance of these features is too large for double precision: divide both sets by one number, which divides the distance by its square.");
}
