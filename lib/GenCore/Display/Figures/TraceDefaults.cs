using System.Globalization;
using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>
/// Decides what a trace leaves open, and writes it into the trace: Plotly then draws the same as the static picture.
/// </summary>
internal static class TraceDefaults
{
    // up to here each point of a line gets a dot, so that a single point is seen too
    private const int MaxLineDots = 25;
    private const int MaxContours = 12;

    /// <summary>Completes a trace.</summary>
    /// <param name="trace">A trace that has been checked.</param>
    /// <param name="colour">The colour of the figure's next trace.</param>
    public static void Complete(JsonObject trace, string colour)
    {
        if (trace.Text("name") is null or "") trace.Default("showlegend", false);
        switch (trace.Text("type"))
        {
            case "scatter": CompleteScatter(trace, colour); break;
            case "heatmap": CompleteMatrix(trace); break;
            case "contour": CompleteContour(trace, colour); break;
            default: CompleteBar(trace, colour); break;
        }
    }

    private static void CompleteScatter(JsonObject trace, string colour)
    {
        var count = (trace.Array("x") ?? trace.Array("y"))!.Count;
        trace.Default("mode", count <= MaxLineDots ? "lines+markers" : "lines");
        var mode = trace.Text("mode")!;
        colour = trace.Object("line").Text("color") ?? (trace.Object("marker")?["color"] is JsonArray ? null : trace.Object("marker").Text("color")) ?? colour;
        trace.Child("line").Default("color", colour);
        trace.Object("line")!.Default("width", mode.Contains("lines") ? 1.8 : 0.0);
        if (trace.Text("fill") is not (null or "none")) trace.Default("fillcolor", Faint(colour));
        if (mode.Contains("markers")) CompleteMarker(trace.Child("marker"), colour, count, mode.Contains("lines"));
        CompleteErrors(trace, colour);
        if (mode.Contains("text")) trace.Child("textfont").Default("color", Theme.Ink);
    }

    private static void CompleteMarker(JsonObject marker, string colour, int count, bool hasLines)
    {
        marker.Default("color", colour);
        marker.Default("size", hasLines || count <= 300 ? 6.0 : count <= 3000 ? 4.0 : 2.5);
        marker.Default("opacity", !hasLines && count > 300 ? 0.8 : 1);
        CompleteColours(marker, fillsArea: false);
    }

    private static void CompleteErrors(JsonObject trace, string colour)
    {
        if (trace.Object("error_y") is not { } errors) return;
        errors.Default("color", colour);
        errors.Default("thickness", ErrorBars.Thickness);
        errors.Default("width", ErrorBars.CapWidth);
    }

    private static void CompleteBar(JsonObject trace, string colour)
    {
        var marker = trace.Child("marker");
        marker.Default("color", colour);
        CompleteColours(marker, fillsArea: true);
        if (trace.ContainsKey("text")) trace.Default("textposition", "outside");
        if (trace.Text("type") == "histogram") marker.Child("line").Default("width", 0.5);
        if (trace.Text("type") == "histogram") marker.Object("line")!.Default("color", Theme.Ground);
        CompleteErrors(trace, Theme.Ink);
    }

    private static void CompleteMatrix(JsonObject trace)
    {
        var (low, high) = Extremes(trace.Array("z")!.SelectMany(row => ((JsonArray)row!).Numbers()));
        trace.Default("zmin", low);
        trace.Default("zmax", high);
        CompleteScale(trace, fillsArea: true);
    }

    private static void CompleteContour(JsonObject trace, string colour)
    {
        var (low, high) = Extremes(trace.Array("z")!.SelectMany(row => ((JsonArray)row!).Numbers()));
        var contours = trace.Child("contours");
        if (contours.Number("start") is null || contours.Number("end") is null || contours.Number("size") is not > 0)
        {
            (low, high) = (trace.Number("zmin") ?? low, trace.Number("zmax") ?? high);
            var size = Scale.RoundUp((high - low) / (trace.Number("ncontours") ?? MaxContours));
            // a level at an end would be a point or nothing
            var start = Math.Floor(low / size + 1e-9) * size + size;
            contours["start"] = Tidy(start);
            contours["end"] = Tidy(Math.Max(start, Math.Ceiling(high / size - 1e-9) * size - size));
            contours["size"] = size;
        }

        trace["autocontour"] = false;
        contours.Default("coloring", "fill");
        var line = trace.Child("line");
        var isFilled = contours.Text("coloring") is "fill" or "heatmap";
        if (contours.Text("coloring") != "lines") line.Default("color", isFilled ? Theme.AxisLine : colour);
        line.Default("width", isFilled ? 0.5 : 1.5);
        CompleteScale(trace, isFilled);
    }

    private static void CompleteScale(JsonObject trace, bool fillsArea)
    {
        trace["colorscale"] = trace["colorscale"] is { } scale ? ColourScale.Stops(scale) : ColourScale.DefaultStops(fillsArea);
        if (trace.Flag("showscale") != false) CompleteBarOfColours(trace.Child("colorbar"));
        trace.Remove("showlegend");
    }

    // numbers as colours need a scale and its ends
    private static void CompleteColours(JsonObject marker, bool fillsArea)
    {
        if (marker.Array("color") is not { } colours || colours.All(colour => colour.IsText())) return;
        var (low, high) = Extremes(colours.Numbers());
        marker.Default("cmin", low);
        marker.Default("cmax", high);
        marker["colorscale"] = marker["colorscale"] is { } scale ? ColourScale.Stops(scale) : ColourScale.DefaultStops(fillsArea);
        marker.Default("showscale", marker.ContainsKey("colorbar"));
        if (marker.Flag("showscale") == true) CompleteBarOfColours(marker.Child("colorbar"));
    }

    private static void CompleteBarOfColours(JsonObject bar)
    {
        if (bar["title"] is not JsonObject && bar.Text("title") is { } title) bar["title"] = new JsonObject { ["text"] = title, ["side"] = "right", ["font"] = new JsonObject { ["size"] = Theme.FontSize } };
    }

    private static (double Low, double High) Extremes(IEnumerable<double> numbers)
    {
        var finite = numbers.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        return (finite.Min(), finite.Max());
    }

    private static double Tidy(double value) => Math.Round(value, 12);

    // "#0072B2" as a colour that what lies below is seen through
    private static string Faint(string colour) => colour is ['#', ..] && colour.Length == 7
        ? $"rgba({string.Join(',', Convert.FromHexString(colour.AsSpan(1)).Select(part => part.ToString(CultureInfo.InvariantCulture)))},0.2)"
        : colour;
}
