using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// Mean and covariance of features that come batch by batch, in memory that does not grow with their number. Sums are kept exactly, so their order does
/// not matter: however the samples are split over batches, processes and machines, the merged statistics are the same, bit for bit.
/// <para>
/// A feature is held to a multiple of 2⁻³⁶ (1.5e-11), a whole number of up to 60 bits, as three digits of base 2²⁰. Products of digits, and
/// their sums over a batch, are whole numbers below 2⁵³, which double-precision matrix products get right; they are added up in int64.
/// Rounding happens once, when the statistics are asked for. The idea of exact products by slices is Ozaki et al.'s (2012).
/// </para>
/// </summary>
public sealed class GaussianAccumulator : IDisposable
{
    private const int Bits = 20;
    private const int Digits = 3;
    private const double Grid = 1L << 36;
    private const double Largest = 1 << 22;
    private const long MostSamples = 1 << 21;
    private const int Rows = 1 << 12;

    private readonly Tensor sums;     // int64 [3, D]: of the digits
    private readonly Tensor products; // int64 [5, D, D]: of the products of digits whose places add up to 0 … 4

    /// <summary>An accumulator that has seen nothing.</summary>
    /// <param name="dimensions">D, the dimension of the features; it takes 40 D² bytes.</param>
    public GaussianAccumulator(long dimensions)
    {
        if (dimensions < 1)
            throw new ArgumentException($"Features have at least 1 dimension, but were said to have {dimensions}.", nameof(dimensions));
        sums = zeros([Digits, dimensions], ScalarType.Int64).DetachFromDisposeScope();
        products = zeros([2 * Digits - 1, dimensions, dimensions], ScalarType.Int64).DetachFromDisposeScope();
    }

    /// <summary>The number of samples so far.</summary>
    public long Count { get; private set; }

    /// <summary>D, the dimension of the features.</summary>
    public long Dimensions => sums.shape[1];

    /// <summary>Adds a batch.</summary>
    /// <param name="features">[N, D], each between −2²² and 2²².</param>
    /// <exception cref="ArgumentException">They have another dimension, are not finite or too large, or there are more than 2²¹ samples now.</exception>
    public void Add(Tensor features)
    {
        FeatureCheck.Require(features, "added", least: 0);
        RequireFit(features.shape[1], features.shape[0]);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        if (features.shape[0] > 0 && features.abs().max().to(ScalarType.Float64).item<double>() is >= Largest and var largest)
            throw new ArgumentException($"A feature is as large as {largest:g3}, and sums are exact below {Largest}: scale the features down.");
        foreach (var rows in features.detach().split(Rows, dim: 0))
            AddRows(rows);
        Count += features.shape[0];
    }

    /// <summary>Adds what another accumulator has seen.</summary>
    /// <exception cref="ArgumentException">It is of another dimension, or there would be more than 2²¹ samples.</exception>
    public void Merge(GaussianAccumulator other)
    {
        RequireFit(other.Dimensions, other.Count);
        sums.add_(other.sums);
        products.add_(other.products);
        Count += other.Count;
    }

    /// <summary>The statistics of all samples so far.</summary>
    /// <exception cref="InvalidOperationException">There are fewer than 2.</exception>
    public GaussianStatistics Statistics()
    {
        if (Count < 2)
            throw new InvalidOperationException($"A covariance needs at least 2 samples, and {Count} {(Count == 1 ? "was" : "were")} added.");
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        // a whole number near the mean is taken off exactly: squares of large numbers would cancel
        var centre = Split((Value(sums.clone()) / Count).round());
        var rest = Value(sums - Count * centre); // what is left of the sum: below N
        var scatter = products.clone();
        for (var a = 0; a < Digits; a++)
        {
            for (var b = 0; b < Digits; b++)
            {
                using var step = NewDisposeScope();
                var cross = centre[a].outer(sums[b]);
                scatter[a + b].sub_(cross).sub_(centre[b].unsqueeze(0) * sums[a].unsqueeze(1)).add_(Count * centre[a].outer(centre[b]));
            }
        }
        var covariance = (Value(scatter) - rest.outer(rest) / Count) / (Count - 1) / (Grid * Grid);
        var mean = (Value(centre) + rest / Count) / Grid;
        var statistics = new GaussianStatistics(mean, covariance);
        statistics.Mean.MoveToOuterDisposeScope();
        statistics.Covariance.MoveToOuterDisposeScope();
        return statistics;
    }

    /// <summary>Writes the exact sums to a file, for another process to <see cref="Merge"/>.</summary>
    public void Save(string path) =>
        Safetensors.Write(path, [("sums", sums), ("products", products)], new Dictionary<string, string> { ["count"] = $"{Count}" });

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="CheckpointException">The file is missing, broken, or of another kind.</exception>
    public static GaussianAccumulator Load(string path)
    {
        using var file = new SafetensorsFile(path);
        if (!file.Contains("sums") || file.Shape("sums") is not [Digits, >= 1 and var d] || !file.Contains("products") || file.Shape("products") is not [2 * Digits - 1, var rows, var columns]
            || rows != d || columns != d || !file.Metadata.TryGetValue("count", out var count) || !long.TryParse(count, out var samples) || samples is < 0 or > MostSamples)
            throw new CheckpointException($"'{path}' holds no sums of features: write it with GaussianAccumulator.Save.");
        var accumulator = new GaussianAccumulator(d) { Count = samples };
        file.ReadInto("sums", accumulator.sums);
        file.ReadInto("products", accumulator.products);
        return accumulator;
    }

    /// <summary>Frees the sums.</summary>
    public void Dispose()
    {
        sums.Dispose();
        products.Dispose();
    }

    private void AddRows(Tensor rows)
    {
        using var scope = NewDisposeScope();
        var digits = Slices((rows.to(ScalarType.Float64) * Grid).round());
        var empty = digits.Select(digit => !digit.any().item<bool>()).ToArray();
        for (var a = 0; a < Digits; a++)
        {
            sums[a].add_(digits[a].sum([0]).to(ScalarType.Int64));
            for (var b = 0; b <= a; b++)
            {
                if (empty[a] || empty[b])
                    continue;
                using var step = NewDisposeScope();
                var product = digits[a].t().mm(digits[b]).to(ScalarType.Int64);
                products[a + b].add_(product);
                if (a != b)
                    products[a + b].add_(product.t());
            }
        }
    }

    // digits from the lowest, each between −2¹⁹ and 2¹⁹, of whole numbers in double precision; each step is exact
    private static Tensor[] Slices(Tensor whole)
    {
        var high = (whole / Math.Pow(2, 2 * Bits)).round();
        var rest = whole - high * Math.Pow(2, 2 * Bits);
        var middle = (rest / Math.Pow(2, Bits)).round();
        return [rest - middle * Math.Pow(2, Bits), middle, high];
    }

    private static Tensor Split(Tensor whole) => stack(Slices(whole)).to(ScalarType.Int64);

    // digits [K, …] of any size as the number that they stand for: carried first, so that nothing cancels. It changes the digits
    private static Tensor Value(Tensor digits)
    {
        var places = digits.shape[0];
        for (var k = 0; k + 1 < places; k++)
        {
            using var step = NewDisposeScope();
            var carry = (digits[k] + (1L << (Bits - 1))).bitwise_right_shift(tensor(Bits));
            digits[k].sub_(carry.bitwise_left_shift(tensor(Bits)));
            digits[k + 1].add_(carry);
        }
        var value = digits[places - 1].to(ScalarType.Float64);
        for (var k = places - 2; k >= 0; k--)
        {
            using var step = NewDisposeScope();
            value.mul_(Math.Pow(2, Bits)).add_(digits[k]);
        }
        return value;
    }

    private void RequireFit(long dimensions, long more)
    {
        if (dimensions != Dimensions)
            throw new ArgumentException($"Features of {dimensions} dimensions cannot be added to those of {Dimensions}.");
        if (Count + more > MostSamples)
            throw new ArgumentException($"An accumulator holds up to {MostSamples} samples, and {Count + more} would be there.");
    }
}
