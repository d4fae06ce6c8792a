using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Points: joined by lines, with dots, with text, over a band.</summary>
internal sealed class ScatterMark : Mark
{
    private readonly ScatterMark? before;
    private readonly string mode;
    private readonly string colour;
    private readonly Markers? markers;
    private readonly ErrorBars? errors;
    private readonly double[] xs;
    private readonly double[] ys;

    /// <param name="trace">The trace, completed.</param>
    /// <param name="panel">Where it is drawn.</param>
    /// <param name="before">The scatter trace before it in the same panel, for a band up to it.</param>
    public ScatterMark(JsonObject trace, Panel panel, ScatterMark? before) : base(trace, panel)
    {
        this.before = before;
        mode = trace.Text("mode") ?? "lines";
        colour = trace.Object("line").Text("color") ?? Theme.Ink;
        xs = Values("x", panel.X, trace.Array("y")?.Count ?? 0);
        ys = Values("y", panel.Y, xs.Length);
        markers = mode.Contains("markers") ? new Markers(trace.Child("marker")) : null;
        errors = ErrorBars.Of(trace, ys, colour);
    }

    public override ColourBar? ColourBar => markers?.ColourBar;

    public override int DotCount => markers is { AreDots: true } ? xs.Length : 0;

    private bool HasLines => mode.Contains("lines") && Trace.Object("line").Number("width") != 0;

    private string? Fill => Trace.Text("fill") is "tozeroy" or "tonexty" or "tozerox" or "tonextx" or "toself" ? Trace.Text("fill") : null;

    private string LineAttributes
    {
        get
        {
            var dash = LinePath.Dash(Trace.Object("line").Text("dash"));
            return $"fill=\"none\" stroke-width=\"{Svg.Number(Trace.Object("line").Number("width") ?? 1.8)}\" stroke-linejoin=\"round\"{(dash.Length > 0 ? $" stroke-dasharray=\"{Visual.Escape(dash)}\"" : "")}";
        }
    }

    private IEnumerable<(double X, double Y)> Places => xs.Zip(ys, Panel.Place);

    public override void Measure()
    {
        Panel.X.Reach(xs.Where((_, i) => double.IsFinite(ys[i])), isTight: mode == "lines" || mode == "none");
        Panel.Y.Reach(ys.Where((_, i) => double.IsFinite(xs[i])));
        if (Fill == "tozeroy" && !Panel.Y.IsLog) Panel.Y.Reach([0], isTight: true);
        if (errors is not null) Panel.Y.Reach(errors.Ends);
    }

    public override void Draw(SvgWriter svg)
    {
        svg.Group(OpacityAttribute("opacity"), group =>
        {
            DrawBand(group);
            errors?.Draw(group, Panel, xs);
            if (HasLines) group.Path(LinePath.Draw(Places, Trace.Object("line").Text("shape") == "hv"), $"stroke=\"{Visual.Escape(colour)}\" {LineAttributes}");
            if (markers is { AreDots: false }) markers.DrawSymbols(group, [.. Places]);
            if (mode.Contains("text")) DrawTexts(group);
        });
    }

    public override void DrawDots(SvgWriter svg, int turn, int turns)
    {
        if (markers is { AreDots: true }) markers.DrawDots(svg, [.. Places], turn, turns, Trace.Number("opacity") ?? 1);
    }

    protected override LegendEntry? Swatch(string name) => HasLines || markers is not null
        ? new LegendEntry(name, HasLines ? colour : markers!.LegendColour, HasLines, markers is not null, LineAttributes)
        : new LegendEntry(name, Fill is null ? colour : Trace.Text("fillcolor") ?? colour);

    private void DrawBand(SvgWriter svg)
    {
        if (Fill is null) return;
        var stepped = Trace.Object("line").Text("shape") == "hv";
        IEnumerable<(double X, double Y)> line = stepped ? Steps(Places) : Places;
        IEnumerable<(double X, double Y)> other = Fill switch
        {
            "tonexty" when before is not null => before.Places,
            "tozeroy" or "tonexty" => line.Select(place => (place.X, Panel.PlaceY(Panel.Y.IsLog ? Math.Min(Panel.Y.Scale.Min, Panel.Y.Scale.Max) : 0))).ToArray(),
            "tozerox" or "tonextx" => line.Select(place => (Panel.PlaceX(0), place.Y)).ToArray(),
            _ => [],
        };
        svg.Path(LinePath.Between(line, other), $"fill=\"{Visual.Escape(Trace.Text("fillcolor") ?? colour)}\"");
    }

    private static IEnumerable<(double X, double Y)> Steps(IEnumerable<(double X, double Y)> places)
    {
        var y = double.NaN;
        foreach (var place in places)
        {
            if (!double.IsNaN(y)) yield return (place.X, y);
            yield return place;
            y = place.Y;
        }
    }

    private void DrawTexts(SvgWriter svg)
    {
        var font = Trace.Object("textfont");
        var (size, position) = (font.Number("size") ?? Theme.FontSize, Trace.Text("textposition") ?? "middle center");
        var anchor = position.Contains("left") ? "end" : position.Contains("right") ? "start" : "middle";
        var i = 0;
        foreach (var (x, y) in Places)
        {
            var gap = 4 + (markers?.Size(i) ?? 0) / 2;
            var dx = anchor switch { "end" => -gap, "start" => gap, _ => 0 };
            var dy = position.Contains("top") ? -gap : position.Contains("bottom") ? gap + size * 0.7 : size * 0.35;
            var text = Trace["text"] is JsonArray texts ? (i < texts.Count ? texts[i].AsText() : "") : Trace.Text("text") ?? "";
            if (!double.IsNaN(x) && !double.IsNaN(y)) svg.Text(x + dx, y + dy, anchor, text, $"fill=\"{Visual.Escape(font.Text("color") ?? Theme.Ink)}\"", size);
            i++;
        }
    }
}
