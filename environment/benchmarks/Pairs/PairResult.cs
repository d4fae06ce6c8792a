namespace Benchmarks.Pairs;

/// <summary>What the turns of a comparison came to. Turns of one round follow each other at once, so that what disturbs the machine disturbs both.</summary>
/// <param name="Comparison">What was compared.</param>
/// <param name="First">The first side's turns.</param>
/// <param name="Second">The second side's turns, in the same order.</param>
internal sealed record PairResult(Comparison Comparison, IReadOnlyList<Turn> First, IReadOnlyList<Turn> Second)
{
    /// <summary>The median over the rounds of the first side's time by the second's.</summary>
    public double Ratio => Median(Ratios);

    /// <summary>The least and the greatest ratio of a round.</summary>
    public (double Least, double Most) Range => (Ratios.Min(), Ratios.Max());

    /// <summary>Whether the ratio keeps to its goal, to the two digits that the table shows.</summary>
    public bool Holds => Math.Round(Ratio, 2) <= Comparison.Goal;

    private IEnumerable<double> Ratios => First.Zip(Second, (first, second) => first.Seconds / second.Seconds);

    /// <summary>The median seconds of a side's turns.</summary>
    public static double Seconds(IReadOnlyList<Turn> turns) => Median(turns.Select(turn => turn.Seconds));

    /// <summary>The most memory that a side's process held.</summary>
    public static double PeakMegabytes(IReadOnlyList<Turn> turns) => turns.Max(turn => turn.PeakMegabytes);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
