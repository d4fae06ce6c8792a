using System.Globalization;

namespace GenCore.Probability;

/// <summary>A mean over random draws, and how uncertain it is.</summary>
/// <param name="Mean">The mean of the draws.</param>
/// <param name="StandardError">Their standard deviation by the root of their number; NaN for a single draw.</param>
/// <param name="Count">The number of draws.</param>
public readonly record struct Estimate(double Mean, double StandardError, long Count)
{
    /// <summary>Whether a value lies within so many standard errors of the mean: 2 catch the truth 19 times of 20, 4 all but once in 16,000.</summary>
    public bool Covers(double value, double standardErrors = 4) => Math.Abs(value - Mean) <= standardErrors * StandardError;

    /// <summary>The mean and its standard error: <c>0.6652 ± 0.0047</c>.</summary>
    public override string ToString()
    {
        var decimals = StandardError > 0 && double.IsFinite(StandardError) ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(StandardError)), 0, 15) : 4;
        string Text(double value) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
        return $"{Text(Mean)} ± {Text(StandardError)}";
    }
}
