namespace GenCore.Display.Figures;

/// <summary>The names of the traces, in as many rows as they need, above the plot: there they cover no data.</summary>
internal sealed class Legend
{
    private const double RowHeight = 18;
    private const double SwatchWidth = 17;

    private readonly List<List<LegendEntry>> rows = [];
    private readonly double width;

    /// <summary>Breaks the entries into rows.</summary>
    /// <param name="entries">In the order of the traces.</param>
    /// <param name="width">The figure's width in pixels.</param>
    public Legend(IEnumerable<LegendEntry> entries, double width)
    {
        this.width = width;
        var room = 0.0;
        foreach (var entry in entries)
        {
            var need = EntryWidth(entry);
            if (rows.Count == 0 || need > room)
            {
                rows.Add([]);
                room = width - 60;
            }

            rows[^1].Add(entry);
            room -= need;
        }
    }

    public double Height => rows.Count == 0 ? 0 : RowHeight * rows.Count + 4;

    public void Draw(SvgWriter svg, double top)
    {
        foreach (var row in rows)
        {
            var x = (width - row.Sum(EntryWidth)) / 2;
            foreach (var entry in row)
            {
                DrawSwatch(svg, entry, x, top + 7);
                svg.Text(x + SwatchWidth, top + 11, "start", entry.Name);
                x += EntryWidth(entry);
            }

            top += RowHeight;
        }
    }

    private static void DrawSwatch(SvgWriter svg, LegendEntry entry, double x, double middle)
    {
        if (entry.IsLine) svg.Line(x - 2, middle, x + 13, middle, entry.Colour, entry.LineAttributes);
        if (entry.IsDot) svg.Path($"M{Svg.Number(x + 5.5)} {Svg.Number(middle)}h0", $"stroke=\"{Visual.Escape(entry.Colour)}\" stroke-width=\"7\" stroke-linecap=\"round\"");
        if (!entry.IsLine && !entry.IsDot) svg.Rectangle(x, middle - 4, x + 12, middle + 4, $"rx=\"2\" fill=\"{Visual.Escape(entry.Colour)}\"");
    }

    private static double EntryWidth(LegendEntry entry) => SwatchWidth + Svg.TextWidth(entry.Name) + 18;
}
