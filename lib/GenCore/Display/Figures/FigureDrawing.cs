using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>
/// A figure arranged in pixels, and drawn as SVG. The arrangement (ranges of axes, margins, places of colour bars) is
/// written into the figure's layout, so that Plotly arranges it the same.
/// </summary>
internal sealed class FigureDrawing
{
    private const double Margin = 18;
    private const double TitleLine = 22;
    private const int FewDots = 300;
    private const int DotTurns = 4;

    private readonly Dictionary<string, FigureAxis> axes = [];
    private readonly List<Panel> panels = [];
    private readonly List<Mark> marks = [];
    private readonly HashSet<FigureAxis> cut;
    private readonly Legend legend;

    /// <summary>Arranges a completed figure.</summary>
    public FigureDrawing(FigureJson figure)
    {
        Figure = figure;
        (Width, Height) = (Layout.Number("width")!.Value, Layout.Number("height")!.Value);
        foreach (var trace in figure.Traces)
        {
            var panel = PanelOf(trace.Text("xaxis") ?? "x", trace.Text("yaxis") ?? "y");
            marks.Add(Mark.Of(trace, panel, marks.LastOrDefault(mark => mark.Panel == panel && mark is ScatterMark)));
        }

        if (panels.Count == 0) PanelOf("x", "y");
        cut = [.. axes.Values.Where(axis => axis.HasFixedRange)];
        foreach (var bars in marks.OfType<BarMark>().GroupBy(bar => bar.Panel)) BarMark.Arrange([.. bars], Layout);
        foreach (var mark in marks) mark.Measure();
        foreach (var axis in axes.Values) axis.Settle();
        legend = new Legend(Entries(), Width);
        Layout["showlegend"] = legend.Height > 0;
        Area = Arrange();
        foreach (var panel in panels) panel.Arrange(Area.Left, Area.Top, Area.Right, Area.Bottom);
        foreach (var (bar, panel, offset) in ColourBars()) bar.Place(panel, offset, Area);
    }

    /// <summary>The figure with its arrangement.</summary>
    public FigureJson Figure { get; }

    /// <summary>The picture's width in pixels.</summary>
    public double Width { get; }

    /// <summary>Its height in pixels.</summary>
    public double Height { get; }

    /// <summary>The plotting area in pixels: what Plotly calls paper.</summary>
    public (double Left, double Top, double Right, double Bottom) Area { get; }

    private JsonObject Layout => Figure.Layout;

    private string? Title => Layout.Object("title").Text("text");

    private double TitleHeight => Title is { } title ? TitleLine * SvgWriter.Lines(title).Length : 0;

    /// <summary>The picture as the text of an SVG file, in light and dark.</summary>
    public string ToSvg() => Svg.Document(Width, Height, SvgElement.Join(Draw()));

    /// <summary>The elements of the picture, from back to front.</summary>
    public IReadOnlyList<SvgElement> Draw()
    {
        var svg = new SvgWriter();
        svg.Add(Svg.Ground(Width, Height, Layout.Text("paper_bgcolor") ?? Theme.Ground));
        if (Title is { } title) svg.Text(Width / 2, 24, "middle", title, "font-weight=\"600\"", Theme.TitleSize);
        legend.Draw(svg, 12 + TitleHeight);
        foreach (var panel in panels) panel.DrawGrid(svg);
        foreach (var panel in panels) DrawMarks(svg, panel);
        foreach (var panel in panels) panel.DrawAxes(svg);
        foreach (var (bar, panel, offset) in ColourBars()) bar.Draw(svg, panel.Right + offset, panel.Top, panel.Bottom);

        var places = new Places(panels, Area);
        foreach (var shape in Layout.Array("shapes")?.OfType<JsonObject>() ?? []) ShapeMark.Draw(svg, shape, places);
        foreach (var annotation in Layout.Array("annotations")?.OfType<JsonObject>() ?? []) AnnotationMark.Draw(svg, annotation, places);
        return svg.Elements;
    }

    private void DrawMarks(SvgWriter svg, Panel panel)
    {
        var own = marks.Where(mark => mark.Panel == panel).ToArray();
        // data beyond a range that was asked for are cut off; a nested picture does it without the ids of a clip path
        var isCut = cut.Contains(panel.X) || cut.Contains(panel.Y);
        if (isCut)
        {
            var (left, top, w, h) = (Svg.Number(panel.Left), Svg.Number(panel.Top), Svg.Number(panel.Right - panel.Left), Svg.Number(panel.Bottom - panel.Top));
            svg.Viewport = $"<svg x=\"{left}\" y=\"{top}\" width=\"{w}\" height=\"{h}\" viewBox=\"{left} {top} {w} {h}\">";
        }

        foreach (var mark in own) mark.Draw(svg);
        var turns = own.Sum(mark => mark.DotCount) > FewDots ? DotTurns : 1;
        for (var turn = 0; turn < turns; turn++)
            foreach (var mark in own) mark.DrawDots(svg, turn, turns);
        svg.Viewport = null;
    }

    private Panel PanelOf(string x, string y)
    {
        if (panels.FirstOrDefault(panel => panel.X.Id == x && panel.Y.Id == y) is { } known) return known;
        var panel = new Panel(AxisOf(x, y), AxisOf(y, x));
        panels.Add(panel);
        return panel;
    }

    private FigureAxis AxisOf(string id, string anchor)
    {
        if (axes.TryGetValue(id, out var axis)) return axis;
        var settings = Layout.Child(FigureAxis.Key(id));
        LayoutDefaults.CompleteAxis(settings);
        settings.Default("anchor", anchor);
        return axes[id] = new FigureAxis(id, settings);
    }

    private IEnumerable<LegendEntry> Entries()
    {
        var entries = marks.Select(mark => mark.LegendEntry).OfType<LegendEntry>().ToArray();
        return Layout.Flag("showlegend") ?? entries.Length > 1 ? entries : [];
    }

    // the room that labels, titles, legend and colour bars need, unless it is given
    private (double Left, double Top, double Right, double Bottom) Arrange()
    {
        var margin = Layout.Child("margin");
        margin.Default("t", 12 + TitleHeight + legend.Height);
        margin.Default("b", panels.Max(panel => Panel.Below(panel.X)));
        var (top, bottom) = (margin.Number("t")!.Value, Height - margin.Number("b")!.Value);
        var left = panels.Where(panel => !panel.Y.IsOnRight).Select(panel => Panel.Beside(panel.Y, bottom - top)).DefaultIfEmpty(Margin).Max();
        var right = panels.Max(panel => Math.Max(Margin, Panel.WidestLabel(panel.X) / 2 + 6));
        right = Math.Max(right, RightLabels(bottom - top) + marks.Sum(mark => mark.ColourBar?.Width ?? 0) + 8);
        margin.Default("l", Math.Ceiling(left));
        margin.Default("r", Math.Ceiling(right));
        margin["autoexpand"] = false;
        margin["pad"] = 0.0;
        return (margin.Number("l")!.Value, top, Width - margin.Number("r")!.Value, bottom);
    }

    private double RightLabels(double panelHeight) =>
        panels.Where(panel => panel.Y.IsOnRight).Select(panel => Panel.Beside(panel.Y, panelHeight)).DefaultIfEmpty().Max();

    // those of one x axis stand beside each other
    private IEnumerable<(ColourBar Bar, Panel Panel, double Offset)> ColourBars()
    {
        foreach (var group in marks.GroupBy(mark => mark.Panel.X))
        {
            var offset = panels.Where(panel => panel.X == group.Key && panel.Y.IsOnRight).Select(panel => Panel.Beside(panel.Y, panel.Bottom - panel.Top)).DefaultIfEmpty().Max();
            foreach (var mark in group)
            {
                if (mark.ColourBar is not { } bar) continue;
                yield return (bar, mark.Panel, offset);
                offset += bar.Width;
            }
        }
    }
}
