using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// How far a metric would move with other samples of the same two sources, by measuring it on random halves of what is there. Samples are drawn without
/// putting back: the usual bootstrap repeats some, and a repeated sample is its own nearest neighbour, which spoils every metric of neighbours, and
/// lifts the Fréchet distance. The spread on halves of a set is that of the whole (half the samples double the variance, and drawing from a finite set
/// halves it): Shao and Wu, A general theory for jackknife variance estimation (1989); Politis, Romano and Wolf, Subsampling (1999).
/// Halves have a larger bias than the whole, so the range is centred on the value of all samples: it shows how sure a value is, not how biased.
/// Of a distance that is 0 in truth, as the kernel or the Fréchet distance of equal distributions, the range is too wide by about √3: its deviation falls
/// like 1/N, not 1/√N. The ends of a range may lie outside of what the metric itself can reach, as a precision above 1.
/// </summary>
public static class Bootstrap
{
    /// <summary>The range of a metric of two sets.</summary>
    /// <param name="real">[N, …], N of at least 4.</param>
    /// <param name="generated">[M, …], M of at least 4.</param>
    /// <param name="metric">Such as <c>FrechetDistance.Between</c>, or <c>(r, g) => PrecisionRecall.Of(r, g).Recall</c>.</param>
    /// <param name="draws">How many pairs of halves are measured, at least 20.</param>
    /// <param name="level">How often the range should hold, in (0, 1).</param>
    /// <param name="seed">Where the choice of halves starts.</param>
    /// <exception cref="ArgumentException">There are too few samples or draws, or the level is not in (0, 1).</exception>
    public static Interval Of(Tensor real, Tensor generated, Func<Tensor, Tensor, double> metric, int draws = 100, double level = 0.95, long seed = 1)
    {
        Require(draws, level, real, generated);
        using var generator = new Generator((ulong)seed);
        return Range(metric(real, generated), () => metric(Half(real, generator), Half(generated, generator)), draws, level);
    }

    /// <summary>The range of a metric of one set, such as <c>logits => InceptionScore.Of(logits).Mean</c>.</summary>
    /// <inheritdoc cref="Of(Tensor, Tensor, Func{Tensor, Tensor, double}, int, double, long)"/>
    public static Interval Of(Tensor samples, Func<Tensor, double> metric, int draws = 100, double level = 0.95, long seed = 1)
    {
        Require(draws, level, samples);
        using var generator = new Generator((ulong)seed);
        return Range(metric(samples), () => metric(Half(samples, generator)), draws, level);
    }

    // before the metric runs, which may take long
    private static void Require(int draws, double level, params Tensor[] sets)
    {
        if (draws < 20 || !(level > 0 && level < 1))
            throw new ArgumentException($"A range needs at least 20 draws and a level in (0, 1), but was given {draws} and {level}.");
        if (sets.FirstOrDefault(set => set.shape is not [>= 4, ..]) is { } few)
            throw new ArgumentException($"Halves are drawn of at least 4 samples, but [{string.Join(", ", few.shape)}] were given.");
    }

    private static Interval Range(double value, Func<double> draw, int draws, double level)
    {
        var values = new double[draws];
        for (var i = 0; i < draws; i++)
        {
            using var scope = NewDisposeScope();
            values[i] = draw();
        }
        var mean = values.Average();
        Array.Sort(values);
        return new(value, value + Quantile(values, (1 - level) / 2) - mean, value + Quantile(values, (1 + level) / 2) - mean, level);
    }

    private static Tensor Half(Tensor samples, Generator generator) =>
        samples.index_select(0, randperm(samples.shape[0], generator: generator).narrow(0, 0, samples.shape[0] / 2));

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return sorted[below] + (place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
    }
}
