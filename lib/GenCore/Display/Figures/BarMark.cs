using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Bars, standing or lying; several traces stand side by side, on each other, or over each other.</summary>
internal sealed class BarMark : Mark
{
    private readonly bool isLying;
    private readonly Markers markers;
    private readonly double[] positions;
    private readonly double[] values;
    private double[] bases;
    private double width = 0.8;
    private double offset = -0.4;

    /// <param name="trace">A trace of bars, completed.</param>
    /// <param name="panel">Where it is drawn.</param>
    public BarMark(JsonObject trace, Panel panel) : base(trace, panel)
    {
        markers = new Markers(trace.Child("marker"));
        isLying = trace.Text("orientation") == "h";
        var (position, value) = isLying ? ("y", "x") : ("x", "y");
        positions = Values(position, PositionAxis, trace.Array(value)?.Count ?? 0);
        values = Values(value, ValueAxis, positions.Length);
        bases = new double[values.Length];
    }

    public override ColourBar? ColourBar => markers.ColourBar;

    private FigureAxis PositionAxis => isLying ? Panel.Y : Panel.X;

    private FigureAxis ValueAxis => isLying ? Panel.X : Panel.Y;

    private IEnumerable<double> Ends => values.Zip(bases, (value, bottom) => bottom + value);

    /// <summary>Gives the bars of one panel their widths and places.</summary>
    public static void Arrange(IReadOnlyList<BarMark> bars, JsonObject layout)
    {
        var mode = layout.Text("barmode") ?? "group";
        var distinct = bars.SelectMany(bar => bar.positions).Where(double.IsFinite).Distinct().Order().ToArray();
        var spacing = distinct.Zip(distinct.Skip(1), (left, right) => right - left).DefaultIfEmpty(1).Min();
        var piles = new Dictionary<(double Position, bool IsNegative), double>();
        for (var i = 0; i < bars.Count; i++)
        {
            // a histogram's bars are as wide as its bins
            var room = bars[i].Trace.Number("width") ?? spacing * (1 - (layout.Number("bargap") ?? 0.2));
            var slots = mode == "group" ? bars.Count : 1;
            var slot = room / slots;
            bars[i].width = slot * (1 - (slots > 1 ? layout.Number("bargroupgap") ?? 0 : 0));
            bars[i].offset = -room / 2 + (slots > 1 ? i * slot : 0) + (slot - bars[i].width) / 2;
            if (mode is "stack" or "relative") bars[i].Pile(piles);
        }
    }

    public override void Measure()
    {
        PositionAxis.Reach(positions.SelectMany(position => new[] { position + offset, position + offset + width }));
        ValueAxis.Reach(Ends.Where(end => end != 0));
        if (!ValueAxis.IsLog) ValueAxis.Reach([0], isTight: true);
        if (Errors is { } errors) ValueAxis.Reach(errors.Ends);
    }

    public override void Draw(SvgWriter svg)
    {
        var opacity = OpacityAttribute("fill-opacity");
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(positions[i]) || !double.IsFinite(values[i]) || values[i] == 0) continue;
            var (from, to) = (positions[i] + offset, positions[i] + offset + width);
            var foot = Foot(bases[i]);
            var (a, b) = isLying
                ? (Panel.Place(foot, from), Panel.Place(bases[i] + values[i], to))
                : (Panel.Place(from, foot), Panel.Place(to, bases[i] + values[i]));
            svg.Rectangle(a.X, a.Y, b.X, b.Y, $"fill=\"{Visual.Escape(markers.Colour(i))}\"{opacity}{(Trace.ContainsKey("width") ? $" stroke=\"{Theme.Ground}\" stroke-width=\"0.5\"" : "")}");
            if (Trace.Array("text") is { } texts && i < texts.Count) DrawText(svg, texts[i].AsText(), a, b, values[i] < 0);
        }

        Errors?.Draw(svg, Panel, [.. positions.Select(position => position + offset + width / 2)]);
    }

    protected override LegendEntry? Swatch(string name) => new(name, markers.LegendColour);

    private ErrorBars? Errors => isLying ? null : ErrorBars.Of(Trace, [.. Ends], Theme.Ink);

    private void Pile(Dictionary<(double Position, bool IsNegative), double> piles)
    {
        bases = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var place = (positions[i], values[i] < 0);
            bases[i] = piles.GetValueOrDefault(place);
            piles[place] = bases[i] + (double.IsFinite(values[i]) ? values[i] : 0);
        }
    }

    // a logarithmic axis has no 0 to stand on
    private double Foot(double bottom) => ValueAxis.IsLog && bottom <= 0 ? ValueAxis.Scale.Min : bottom;

    private void DrawText(SvgWriter svg, string text, (double X, double Y) foot, (double X, double Y) end, bool isNegative)
    {
        if (isLying) svg.Text(end.X + (isNegative ? -5 : 5), (foot.Y + end.Y) / 2 + 4, isNegative ? "end" : "start", text);
        else svg.Text((foot.X + end.X) / 2, end.Y + (isNegative ? 14 : -5), "middle", text);
    }
}
