using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// The squared maximum mean discrepancy of two sets of features with the kernel (x·y/D + 1)³, by its unbiased estimate: 0 on average if both are of one
/// distribution, so that single values may be negative. With features of <see cref="Features.InceptionV3"/> it is the KID. Bińkowski et al.,
/// Demystifying MMD GANs (2018), section 4; the estimate is Gretton et al.'s (2012), Lemma 6. Agrees with mbinkowski/MMD-GAN.
/// </summary>
public static class KernelDistance
{
    private const int AtOnce = 2000;

    /// <summary>The estimate from all samples at once.</summary>
    /// <param name="real">[N, D], N of at least 2.</param>
    /// <param name="generated">[M, D], M of at least 2.</param>
    /// <exception cref="ArgumentException">The sets have different dimensions or fewer than 2 rows, or one is NaN or infinite.</exception>
    public static double Between(Tensor real, Tensor generated)
    {
        FeatureCheck.RequirePair(real, generated);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return Estimate(real.detach().to(ScalarType.Float64), generated.detach().to(ScalarType.Float64));
    }

    /// <summary>
    /// The mean of the estimate over random subsets, as it is usually reported, with its standard error: their deviation is √subsets times that. The error
    /// says how well the mean over subsets of these samples is known, not how far other samples would move it: for that take <see cref="Bootstrap"/>.
    /// </summary>
    /// <param name="real">[N, D].</param>
    /// <param name="generated">[M, D].</param>
    /// <param name="subsets">How many subsets, at least 2.</param>
    /// <param name="size">Samples of each set in a subset, from 2 to the smaller set's number, and fewer than the larger set's.</param>
    /// <param name="seed">Where the choice starts.</param>
    /// <exception cref="ArgumentException">A set has fewer rows than a subset or both have no more, or one is unfit for <see cref="Between"/>.</exception>
    public static Estimate OverSubsets(Tensor real, Tensor generated, int subsets = 100, int size = 1000, long seed = 1)
    {
        if (subsets < 2 || size < 2)
            throw new ArgumentException($"A spread needs at least 2 subsets of at least 2 samples, but was given {subsets} of {size}.");
        FeatureCheck.RequirePair(real, generated, least: size);
        if (real.shape[0] == size && generated.shape[0] == size)
            throw new ArgumentException($"Subsets of {size} are all the same where both sets have {size} samples: take a smaller size, or Between for all samples at once.", nameof(size));
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (x, y) = (real.detach(), generated.detach());
        var values = new double[subsets];
        using var generator = new Generator((ulong)seed);
        for (var s = 0; s < subsets; s++)
        {
            using var step = NewDisposeScope();
            values[s] = Estimate(Some(x), Some(y));
        }
        return MonteCarlo.Mean(tensor(values));

        Tensor Some(Tensor all) => all.index_select(0, randperm(all.shape[0], generator: generator).narrow(0, 0, size)).to(ScalarType.Float64);
    }

    private static double Estimate(Tensor x, Tensor y)
    {
        var (n, m) = (x.shape[0], y.shape[0]);
        return WithinSum(x) / (n * (n - 1.0)) + WithinSum(y) / (m * (m - 1.0)) - 2 * Sum(x, y) / ((double)n * m);
    }

    // over all pairs of different samples: the blocks above the diagonal count twice
    private static double WithinSum(Tensor x)
    {
        using var scope = NewDisposeScope();
        var total = 0.0;
        for (var i = 0L; i < x.shape[0]; i += AtOnce)
        {
            using var step = NewDisposeScope();
            var rows = x.narrow(0, i, Math.Min(AtOnce, x.shape[0] - i));
            total += Sum(rows, rows) - Cubed(rows.square().sum(1), x.shape[1]).sum().item<double>();
            total += 2 * Sum(rows, x.narrow(0, i + rows.shape[0], x.shape[0] - i - rows.shape[0]));
        }
        return total;
    }

    private static double Sum(Tensor x, Tensor y)
    {
        var total = 0.0;
        for (var i = 0L; i < x.shape[0]; i += AtOnce)
        {
            for (var j = 0L; j < y.shape[0]; j += AtOnce)
            {
                using var step = NewDisposeScope();
                var products = x.narrow(0, i, Math.Min(AtOnce, x.shape[0] - i)).mm(y.narrow(0, j, Math.Min(AtOnce, y.shape[0] - j)).t());
                total += Cubed(products, x.shape[1]).sum().item<double>();
            }
        }
        return total;
    }

    // (p/D + 1)³, in the memory of p
    private static Tensor Cubed(Tensor products, long dimensions)
    {
        var shifted = products.div_((double)dimensions).add_(1);
        return shifted.square().mul_(shifted);
    }
}
