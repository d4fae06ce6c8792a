using System.Globalization;

namespace GenCore.Display.Charts;

/// <summary>A range of numbers along one side of a chart, linear or logarithmic, with round ticks.</summary>
internal sealed class Axis
{
    private readonly bool isLog;

    private Axis(double min, double max, bool isLog) => (Min, Max, this.isLog) = (min, max, isLog);

    /// <summary>The number at the left or the bottom.</summary>
    public double Min { get; }

    /// <summary>The number at the right or the top.</summary>
    public double Max { get; }

    /// <summary>An axis that holds all finite values (0 to 1 where there is none).</summary>
    /// <param name="values">What is to be shown; on a logarithmic axis only what is above 0 counts.</param>
    /// <param name="isLog">True for a logarithmic axis.</param>
    /// <param name="margin">Room beyond the values at each end, as a share of their range.</param>
    public static Axis Spanning(IEnumerable<double> values, bool isLog, double margin)
    {
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(value => double.IsFinite(value) && (!isLog || value > 0)))
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        if (min > max) (min, max) = isLog ? (1, 10) : (0, 1);

        var (low, high) = isLog ? (Math.Log10(min), Math.Log10(max)) : (min, max);
        if (high - low < 1e-9 * Math.Max(1e-300, Math.Max(Math.Abs(low), Math.Abs(high))) || high == low)
        {
            var half = isLog ? 0.5 : low == 0 ? 0.5 : Math.Abs(low) * 0.1;
            (low, high) = (low - half, high + half);
        }

        var room = (high - low) * margin;
        (low, high) = (low - room, high + room);
        return isLog ? new Axis(Math.Pow(10, low), Math.Pow(10, high), true) : new Axis(low, high, false);
    }

    /// <summary>Where a number stands between <see cref="Min"/> (0) and <see cref="Max"/> (1).</summary>
    public double Share(double value) => isLog
        ? (Math.Log10(value) - Math.Log10(Min)) / (Math.Log10(Max) - Math.Log10(Min))
        : (value - Min) / (Max - Min);

    /// <summary>At most about so many round numbers along the axis, with the text of each.</summary>
    public IReadOnlyList<(double Value, string Text)> Ticks(int count) =>
        isLog && Math.Log10(Max / Min) >= 1 ? LogTicks(count) : LinearTicks(count);

    private (double, string)[] LinearTicks(int count)
    {
        var step = RoundUp((Max - Min) / Math.Max(1, count));
        var first = Math.Ceiling(Min / step - 1e-9);
        var last = Math.Floor(Max / step + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).Select(value => (value, Text(value, step)))];
    }

    private (double, string)[] LogTicks(int count)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(Min)), (int)Math.Ceiling(Math.Log10(Max)));
        // within few decades 2 and 5 help; over many, only every second or third power is named
        double[] factors = last - first <= 2 ? [1, 2, 5] : [1];
        var stride = Math.Max(1, (last - first) / Math.Max(1, count));
        var values = Enumerable.Range(first, last - first + 1).Where(power => power % stride == 0)
            .SelectMany(power => factors.Select(factor => factor * Math.Pow(10, power)))
            .Where(value => value >= Min * (1 - 1e-9) && value <= Max * (1 + 1e-9));
        return [.. values.Select(value => (value, Text(value, value)))];
    }

    // 1, 2 or 5 times a power of ten
    private static double RoundUp(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        var share = step / power;
        return (share <= 1.0001 ? 1 : share <= 2.0001 ? 2 : share <= 5.0001 ? 5 : 10) * power;
    }

    private static string Text(double value, double step)
    {
        if (Math.Abs(value) < step * 1e-6) return "0";
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        var format = Math.Abs(value) >= 1e6 || step < 1e-4 ? "0.###e0" : $"N{decimals}";
        return value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
    }
}
