using System.Globalization;

namespace GenCore.Display.Figures;

/// <summary>A range of numbers along one side of a chart, linear or logarithmic, with round ticks.</summary>
internal sealed class Scale
{
    private readonly bool isLog;

    /// <summary>Makes a scale from one number to another; the first may be the greater one.</summary>
    /// <param name="min">The number at the left or the bottom.</param>
    /// <param name="max">The number at the right or the top.</param>
    /// <param name="isLog">True for a logarithmic scale; both numbers are then above 0.</param>
    public Scale(double min, double max, bool isLog) => (Min, Max, this.isLog) = (min, max, isLog);

    /// <summary>The number at the left or the bottom.</summary>
    public double Min { get; }

    /// <summary>The number at the right or the top.</summary>
    public double Max { get; }

    /// <summary>A scale that holds all finite values (0 to 1 where there is none).</summary>
    /// <param name="values">What is to be shown; on a logarithmic scale only what is above 0 counts.</param>
    /// <param name="isLog">True for a logarithmic scale.</param>
    /// <param name="marginLow">Room below the values, as a share of their range.</param>
    /// <param name="marginHigh">Room above them.</param>
    public static Scale Spanning(IEnumerable<double> values, bool isLog, double marginLow = 0, double marginHigh = 0)
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

        var range = high - low;
        (low, high) = (low - range * marginLow, high + range * marginHigh);
        return isLog ? new Scale(Math.Pow(10, low), Math.Pow(10, high), true) : new Scale(low, high, false);
    }

    /// <summary>Where a number stands between <see cref="Min"/> (0) and <see cref="Max"/> (1); NaN for what a logarithmic scale lacks.</summary>
    public double Share(double value) => isLog
        ? value > 0 ? (Math.Log10(value) - Math.Log10(Min)) / (Math.Log10(Max) - Math.Log10(Min)) : double.NaN
        : (value - Min) / (Max - Min);

    /// <summary>At most about so many round numbers along the scale, with the text of each.</summary>
    public IReadOnlyList<(double Value, string Text)> Ticks(int count)
    {
        var (low, high) = (Math.Min(Min, Max), Math.Max(Min, Max));
        if (isLog && Math.Log10(high / low) >= 1) return LogTicks(low, high, count);
        // a little more than asked for is better than half of it; a single tick gives no distance
        var step = RoundUp((high - low) / Math.Max(1, count) / 1.15);
        return LinearTicks(low, high, step) is { Length: > 1 } ticks ? ticks : LinearTicks(low, high, RoundUp(step / 3));
    }

    /// <summary>The multiples of a step along a linear scale, with the text of each.</summary>
    public IReadOnlyList<(double Value, string Text)> TicksEvery(double step) => LinearTicks(Math.Min(Min, Max), Math.Max(Min, Max), step);

    /// <summary>The next number upwards that is 1, 2 or 5 times a power of ten.</summary>
    public static double RoundUp(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        var share = step / power;
        return (share <= 1.0001 ? 1 : share <= 2.0001 ? 2 : share <= 5.0001 ? 5 : 10) * power;
    }

    private static (double, string)[] LinearTicks(double low, double high, double step)
    {
        var first = Math.Ceiling(low / step - 1e-9);
        var last = Math.Floor(high / step + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).Select(value => (value, Text(value, step)))];
    }

    private static (double, string)[] LogTicks(double low, double high, int count)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(low)), (int)Math.Ceiling(Math.Log10(high)));
        // within few decades 2 and 5 help; over many, only every second or third power is named
        double[] factors = last - first <= 2 ? [1, 2, 5] : [1];
        var stride = Math.Max(1, (last - first) / Math.Max(1, count));
        var values = Enumerable.Range(first, last - first + 1).Where(power => power % stride == 0)
            .SelectMany(power => factors.Select(factor => factor * Math.Pow(10, power)))
            .Where(value => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9));
        return [.. values.Select(value => (value, Text(value, value)))];
    }

    private static string Text(double value, double step)
    {
        if (Math.Abs(value) < step * 1e-6) return "0";
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        // a step such as 0.25 needs a digit more than its size says
        while (decimals < 6 && Math.Abs(step - Math.Round(step, decimals)) > step * 1e-6) decimals++;
        var format = Math.Abs(value) >= 1e6 || step < 1e-4 ? "0.###e0" : $"N{decimals}";
        return value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
    }
}
