namespace GenCore.Display.Charts;

/// <summary>The points of one line.</summary>
internal sealed record LineSeries(string Name, double[] X, double[] Y)
{
    /// <summary>The same with NaN wherever a point cannot be drawn.</summary>
    public LineSeries WithGaps(bool logY) =>
        this with { Y = [.. Y.Select((y, i) => double.IsFinite(X[i]) && double.IsFinite(y) && (!logY || y > 0) ? y : double.NaN)] };
}
