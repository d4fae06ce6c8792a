namespace GenCore.Display.Figures;

/// <summary>The shapes of markers, by Plotly's names.</summary>
internal static class MarkerSymbol
{
    private static readonly Dictionary<string, (double X, double Y)[]> Corners = new()
    {
        ["square"] = [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        ["diamond"] = [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
        ["triangle-up"] = [(0, -1.2), (1.1, 0.8), (-1.1, 0.8)],
        ["triangle-down"] = [(0, 1.2), (1.1, -0.8), (-1.1, -0.8)],
        ["cross"] = [(-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)],
        ["x"] = [(-1.1, -0.6), (-0.6, -1.1), (0, -0.5), (0.6, -1.1), (1.1, -0.6), (0.5, 0), (1.1, 0.6), (0.6, 1.1), (0, 0.5), (-0.6, 1.1), (-1.1, 0.6), (-0.5, 0)],
        ["star"] = [.. Enumerable.Range(0, 10).Select(i => (Radius: i % 2 == 0 ? 1.4 : 0.55, Angle: Math.PI * i / 5)).Select(tip => (tip.Radius * Math.Sin(tip.Angle), -tip.Radius * Math.Cos(tip.Angle)))],
    };

    /// <summary>The names without "-open", which stands for the outline alone.</summary>
    public static IEnumerable<string> Names => Corners.Keys.Prepend("circle");

    public static bool IsKnown(string symbol) => Names.Contains(Closed(symbol));

    /// <summary>Path data of a marker.</summary>
    public static string Path(string symbol, double x, double y, double size)
    {
        var radius = size / 2;
        if (!Corners.TryGetValue(Closed(symbol), out var corners))
            return $"M{Svg.Number(x - radius)} {Svg.Number(y)}a{Svg.Number(radius)} {Svg.Number(radius)} 0 1 0 {Svg.Number(size)} 0a{Svg.Number(radius)} {Svg.Number(radius)} 0 1 0 {Svg.Number(-size)} 0z";
        return LinePath.Draw(corners.Select(corner => (x + corner.X * radius, y + corner.Y * radius)), isStepped: false) + "Z";
    }

    private static string Closed(string symbol) => symbol.EndsWith("-open", StringComparison.Ordinal) ? symbol[..^5] : symbol;
}
