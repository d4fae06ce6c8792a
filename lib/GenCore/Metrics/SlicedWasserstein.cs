using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// The 2-Wasserstein distance averaged over random directions: in one dimension it is that of the sorted samples, and exact. The root of the mean over
/// directions of the squared distance. Bonneel et al., Sliced and Radon Wasserstein Barycenters of Measures (2015), section 3.
/// Agrees with POT's <c>sliced_wasserstein_distance</c>.
/// </summary>
public static class SlicedWasserstein
{
    private const int AtOnce = 64;

    /// <summary>The distance between two sets, in the features' unit.</summary>
    /// <param name="real">[N, D].</param>
    /// <param name="generated">[M, D]; M may differ from N.</param>
    /// <param name="directions">How many random directions, at least 1: the error falls with their root.</param>
    /// <param name="seed">Where the directions start: the same ones for the same seed.</param>
    /// <exception cref="ArgumentException">The sets have different dimensions or are empty, or one is NaN or infinite.</exception>
    public static double Between(Tensor real, Tensor generated, int directions = 256, long seed = 1)
    {
        if (directions < 1)
            throw new ArgumentException($"At least 1 direction is needed, but {directions} were given.", nameof(directions));
        FeatureCheck.RequirePair(real, generated, least: 1);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (x, y) = (real.detach().to(ScalarType.Float64), generated.detach().to(ScalarType.Float64));
        var (n, m) = (x.shape[0], y.shape[0]);
        // between these levels both quantile functions are constant
        var levels = cat([arange(n + 1, ScalarType.Int64) * m, arange(1, m, ScalarType.Int64) * n]).sort().Item1;
        var (low, widths) = (levels[..^1], (levels[1..] - levels[..^1]).to(ScalarType.Float64) / ((double)n * m));
        var (inX, inY) = (low.div(m, RoundingMode.floor), low.div(n, RoundingMode.floor));
        using var generator = new Generator((ulong)seed);
        var total = 0.0;
        for (var done = 0; done < directions; done += AtOnce)
        {
            using var step = NewDisposeScope();
            var some = randn(x.shape[1], Math.Min(AtOnce, directions - done), ScalarType.Float64, generator: generator);
            var unit = some / some.square().sum([0]).sqrt();
            var difference = x.mm(unit).sort(0).Item1.index_select(0, inX) - y.mm(unit).sort(0).Item1.index_select(0, inY);
            total += (difference.square() * widths.unsqueeze(1)).sum().item<double>();
        }
        return Math.Sqrt(total / directions);
    }
}
