using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Arranges figures that are shown one in place of another, so that nothing moves but their data.</summary>
internal static class FrameAlignment
{
    /// <summary>The figures with the same ranges of axes, the same parts of the area for them, and the same margins.</summary>
    public static IReadOnlyList<FigureDrawing> Align(IReadOnlyList<FigureJson> frames)
    {
        FigureJson[] figures = [.. frames.Select(frame => frame.Copy())];
        Share(figures, Draw(figures), "range", Union);
        var drawings = Draw(figures);
        Share(figures, drawings, "domain", Intersection);
        var (left, top) = (drawings.Max(drawing => drawing.Area.Left), drawings.Max(drawing => drawing.Area.Top));
        var (right, bottom) = (drawings.Max(drawing => drawing.Width - drawing.Area.Right), drawings.Max(drawing => drawing.Height - drawing.Area.Bottom));
        foreach (var figure in figures)
            figure.Layout["margin"] = new JsonObject { ["l"] = left, ["t"] = top, ["r"] = right, ["b"] = bottom };
        return [.. figures.Select(figure => new FigureDrawing(figure))];
    }

    // of copies, as a drawing writes what it decides into its figure
    private static FigureDrawing[] Draw(FigureJson[] figures) => [.. figures.Select(figure => new FigureDrawing(figure.Copy()))];

    /// <summary>Gives every axis of one name the same two numbers.</summary>
    private static void Share(FigureJson[] figures, FigureDrawing[] drawings, string key, Func<double[][], (double, double)> common)
    {
        var axes = drawings.SelectMany(drawing => drawing.Figure.Layout).Select(pair => pair.Key).Where(FigureAxis.IsKey).Distinct();
        foreach (var axis in axes)
        {
            double[][] pairs = [.. drawings.Select(drawing => drawing.Figure.Layout.Object(axis).Array(key)?.Numbers()).OfType<double[]>()];
            if (pairs.Length == 0) continue;
            var (start, end) = common(pairs);
            foreach (var (figure, _) in figures.Zip(drawings).Where(pair => pair.Second.Figure.Layout.ContainsKey(axis)))
                figure.Layout.Child(axis)[key] = new JsonArray(start, end);
        }
    }

    // an axis may run backwards
    private static (double, double) Union(double[][] ranges)
    {
        var (low, high) = (ranges.Min(range => range.Min()), ranges.Max(range => range.Max()));
        return ranges[0][0] <= ranges[0][1] ? (low, high) : (high, low);
    }

    private static (double, double) Intersection(double[][] domains) => (domains.Max(domain => domain[0]), domains.Min(domain => domain[1]));
}
