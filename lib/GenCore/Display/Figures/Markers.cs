using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>The look of points: size, symbol and colour, each the same for all or a list.</summary>
internal sealed class Markers
{
    // numbers are drawn in so many colours of their scale: few paths, and no step that the eye sees
    private const int ColourSteps = 48;

    private readonly JsonObject marker;
    private readonly ColourScale? scale;
    private readonly double low;
    private readonly double high;

    /// <param name="marker">The trace's marker, completed.</param>
    public Markers(JsonObject marker)
    {
        this.marker = marker;
        if (marker.Array("colorscale") is not { } stops) return;
        scale = ColourScale.Of(stops, marker.Flag("reversescale") ?? false);
        (low, high) = (marker.Number("cmin") ?? 0, marker.Number("cmax") ?? 1);
    }

    /// <summary>True for plain dots of one size, which are drawn as a short path.</summary>
    public bool AreDots => marker["size"] is not JsonArray && marker["symbol"] is not JsonArray
        && marker.Text("symbol") is null or "circle" && marker.Object("line") is null;

    public ColourBar? ColourBar => scale is not null && marker.Flag("showscale") == true ? new ColourBar(scale, low, high, marker.Child("colorbar")) : null;

    public string LegendColour => marker["color"] is JsonArray ? Theme.Muted : marker.Text("color") ?? Theme.Ink;

    public void DrawDots(SvgWriter svg, (double X, double Y)[] places, int turn, int turns, double opacity)
    {
        opacity *= marker.Number("opacity") ?? 1;
        var shown = Enumerable.Range(0, places.Length).Where(i => i % turns == turn && !double.IsNaN(places[i].X) && !double.IsNaN(places[i].Y));
        foreach (var group in shown.GroupBy(Colour).OrderBy(group => group.Key, StringComparer.Ordinal))
            ScatterPath.Draw(svg, group.Select(i => places[i]), Size(0), group.Key, opacity < 1 ? $" stroke-opacity=\"{Svg.Share(opacity)}\"" : "");
    }

    public void DrawSymbols(SvgWriter svg, (double X, double Y)[] places)
    {
        var outline = marker.Object("line");
        var opacity = marker.Number("opacity") is { } share and < 1 ? $" opacity=\"{Svg.Share(share)}\"" : "";
        for (var i = 0; i < places.Length; i++)
        {
            if (double.IsNaN(places[i].X) || double.IsNaN(places[i].Y)) continue;
            var (symbol, colour) = (At("symbol", i).AsText(), Visual.Escape(Colour(i)));
            var paint = symbol.EndsWith("-open", StringComparison.Ordinal)
                ? $"fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\""
                : $"fill=\"{colour}\"{(outline is null ? "" : $" stroke=\"{Visual.Escape(outline.Text("color") ?? Theme.Ground)}\" stroke-width=\"{Svg.Number(outline.Number("width") ?? 1)}\"")}";
            svg.Path(MarkerSymbol.Path(symbol, places[i].X, places[i].Y, Size(i)), paint + opacity);
        }
    }

    /// <summary>The diameter of a point, in pixels.</summary>
    public double Size(int i) => At("size", i).AsNumber() ?? 6;

    /// <summary>The colour of a point.</summary>
    public string Colour(int i)
    {
        var value = At("color", i);
        if (scale is null || value.AsNumber() is not { } number) return value is null ? Theme.Muted : value.AsText();
        return scale.Hex(high > low ? Math.Round((number - low) / (high - low) * ColourSteps) / ColourSteps : 0.5);
    }

    private JsonNode? At(string key, int i) => marker[key] is JsonArray list ? (list.Count > 0 ? list[i % list.Count] : null) : marker[key];
}
