using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Leaves out points that nobody would see, so that figures and notebooks stay small.</summary>
internal static class Thinning
{
    /// <summary>More dots than these are thinned evenly.</summary>
    public const int MaxDots = 10_000;

    private const int MaxLinePoints = 2000;

    private static readonly string[] MarkerData = ["color", "size", "symbol"];
    private static readonly string[] ErrorData = ["array", "arrayminus"];

    /// <summary>Thins a scatter trace: a line to the extremes of short runs, which look the same, dots evenly.</summary>
    /// <returns>A note for the reader where dots are missing, or null.</returns>
    public static string? Apply(JsonObject trace)
    {
        var count = (trace.Array("x") ?? trace.Array("y"))!.Count;
        if (trace.Text("mode") == "lines" && !trace.ContainsKey("error_y"))
        {
            if (count > MaxLinePoints) Keep(trace, LineIndices(Ordinates(trace, count)));
            return null;
        }

        if (count <= MaxDots) return null;
        Keep(trace, Evenly(count));
        return Note(MaxDots, count);
    }

    /// <summary>So many indices, <see cref="MaxDots"/> at most, from the first to the last.</summary>
    public static int[] Evenly(int count) => count <= MaxDots
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, MaxDots).Select(i => (int)((long)i * (count - 1) / (MaxDots - 1)))];

    /// <summary>What a figure says that shows fewer points than there are.</summary>
    public static string Note(int shown, long total) => $"{Svg.Count(shown)} of {Svg.Count(total)} points";

    private static double[] Ordinates(JsonObject trace, int count) => trace.Array("y")?.Numbers() ?? new double[count];

    private static List<int> LineIndices(double[] y)
    {
        var kept = new List<int>();
        var length = (int)Math.Ceiling(4.0 * y.Length / MaxLinePoints);
        for (var start = 0; start < y.Length; start += length)
        {
            var run = Enumerable.Range(start, Math.Min(length, y.Length - start)).ToArray();
            var numbers = run.Where(i => double.IsFinite(y[i])).DefaultIfEmpty(start).ToArray();
            // a number that is missing is kept too: it makes the gap
            int[] chosen = [run[0], numbers.MinBy(i => y[i]), numbers.MaxBy(i => y[i]), run[^1], .. run.Where(i => !double.IsFinite(y[i])).Take(1)];
            kept.AddRange(chosen.Distinct().Order());
        }

        return kept;
    }

    private static void Keep(JsonObject trace, IReadOnlyList<int> indices)
    {
        // x that is left out counts the points: what remains of it must be written down
        if (!trace.ContainsKey("x")) trace["x"] = new JsonArray([.. indices.Select(i => JsonValue.Create((double)i))]);
        else Select(trace, "x", indices);
        Select(trace, "y", indices);
        Select(trace, "text", indices);
        foreach (var key in MarkerData) Select(trace.Object("marker"), key, indices);
        foreach (var key in ErrorData) Select(trace.Object("error_y"), key, indices);
    }

    private static void Select(JsonObject? owner, string key, IReadOnlyList<int> indices)
    {
        if (owner?.Array(key) is { } list) owner[key] = new JsonArray([.. indices.Select(i => list[i]?.DeepClone())]);
    }
}
