using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// The Fréchet distance of infinitely many samples. That of N is too large by about a constant over N, and the constant differs between generators: so it is
/// measured on random subsets of several sizes, and a straight line in 1/N is followed to 0. Chong and Forsyth, Effectively Unbiased FID and
/// Inception Score and where to find them (2020), section 4; the real statistics stay those of all real samples, as there.
/// </summary>
public sealed class FrechetInfinity
{
    private FrechetInfinity(double[] sizes, double[] distances)
    {
        (Sizes, Distances) = (sizes, distances);
        // least squares of distance = Value + Slope / N
        double[] x = [.. sizes.Select(size => 1 / size)];
        var (meanX, meanY) = (x.Average(), distances.Average());
        var spread = x.Sum(value => (value - meanX) * (value - meanX));
        Slope = x.Zip(distances, (value, distance) => (value - meanX) * (distance - meanY)).Sum() / spread;
        Value = meanY - Slope * meanX;
        var residual = x.Zip(distances, (value, distance) => Math.Pow(distance - Value - Slope * value, 2)).Sum() / (x.Length - 2);
        StandardError = Math.Sqrt(residual * (1.0 / x.Length + meanX * meanX / spread));
    }

    /// <summary>The distance where the line meets 1/N = 0. Unlike a distance, an extrapolation may fall below 0.</summary>
    public double Value { get; }

    /// <summary>How fast the distance grows with 1/N.</summary>
    public double Slope { get; }

    /// <summary>The standard error of <see cref="Value"/> as the points scatter about the line; they share samples, so it is rather too small.</summary>
    public double StandardError { get; }

    /// <summary>The sizes of the subsets, ascending.</summary>
    public IReadOnlyList<double> Sizes { get; }

    /// <summary>The distance of each.</summary>
    public IReadOnlyList<double> Distances { get; }

    /// <summary>Measures and extrapolates.</summary>
    /// <param name="real">[N, D].</param>
    /// <param name="generated">[M, D], M of at least 20; the bias is straight in 1/M only where M is well above D.</param>
    /// <param name="points">Sizes in equal steps up to M, from the larger of a tenth of M and twice D, but at most half of M; at least 3.</param>
    /// <param name="seed">Where the choice of subsets starts.</param>
    /// <exception cref="ArgumentException">There are fewer than 3 points, fewer than 20 samples, or the sets are unfit for <see cref="FrechetDistance"/>.</exception>
    public static FrechetInfinity Between(Tensor real, Tensor generated, int points = 15, long seed = 1)
    {
        if (points < 3)
            throw new ArgumentException($"A line with an error needs at least 3 points, but was given {points}.", nameof(points));
        FeatureCheck.RequirePair(real, generated);
        FeatureCheck.Require(generated, "generated", least: 20);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var m = generated.shape[0];
        var least = Math.Min(m / 2, Math.Max(m / 10, 2 * generated.shape[1]));
        var reference = real.shape[0] > real.shape[1] ? GaussianStatistics.Of(real) : null;
        using var generator = new Generator((ulong)seed);
        var (sizes, distances) = (new double[points], new double[points]);
        for (var p = 0; p < points; p++)
        {
            using var step = NewDisposeScope();
            var size = least + (m - least) * p / (points - 1);
            var some = generated.index_select(0, randperm(m, generator: generator).narrow(0, 0, size));
            sizes[p] = size;
            distances[p] = reference is not null && size > generated.shape[1]
                ? FrechetDistance.Between(reference, GaussianStatistics.Of(some))
                : FrechetDistance.Between(real, some);
        }
        return new(sizes, distances);
    }
}
