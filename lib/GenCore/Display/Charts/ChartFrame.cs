using System.Globalization;
using System.Text;

namespace GenCore.Display.Charts;

/// <summary>
/// What all charts have around their data: a white ground, title, legend, axes with ticks and labels. Charts add their
/// marks, placed by <see cref="Place"/>, and take the whole as text.
/// </summary>
internal sealed class ChartFrame
{
    private const int Width = 640;
    private const int FontSize = 12;
    private const double LineHeight = 18;
    private const string Ink = "#333";
    private const string Faint = "#e3e3e3";

    private readonly Axis xAxis;
    private readonly Axis yAxis;
    private readonly int height;
    private readonly double left;
    private readonly double top;
    private readonly double right;
    private readonly double bottom;
    private readonly StringBuilder svg = new();

    /// <summary>Draws the frame.</summary>
    public ChartFrame(string? title, string? xLabel, string? yLabel, Axis x, Axis y, IReadOnlyList<(string Name, string Colour)> legend, int height = 360)
    {
        (xAxis, yAxis, this.height) = (x, y, height);
        var entries = LegendRows(legend);
        top = 12 + (title is null ? 0 : 22) + LineHeight * entries.Count + (entries.Count > 0 ? 4 : 0);
        bottom = height - (xLabel is null ? 30 : 48);
        var yTicks = y.Ticks((int)((bottom - top) / 45));
        left = 16 + yTicks.Select(tick => TextWidth(tick.Text)).DefaultIfEmpty().Max() + (yLabel is null ? 0 : 20);
        var widest = x.Ticks(6).Select(tick => TextWidth(tick.Text)).DefaultIfEmpty().Max();
        right = Width - Math.Max(18, widest / 2 + 6);
        var xTicks = x.Ticks((int)((right - left) / Math.Max(80, widest + 24)));

        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{height}\" viewBox=\"0 0 {Width} {height}\" font-family=\"system-ui,'Segoe UI',Helvetica,Arial,sans-serif\" font-size=\"{FontSize}\" fill=\"{Ink}\">");
        svg.Append($"<rect width=\"{Width}\" height=\"{height}\" rx=\"4\" fill=\"#fff\"/>");
        if (title is not null) Text(Width / 2.0, 24, "middle", title, "font-size=\"15\" font-weight=\"600\"");
        AppendLegend(entries, title is null ? 12 : 34);
        AppendAxes(xTicks, yTicks);
        if (xLabel is not null) Text((left + right) / 2, height - 10, "middle", xLabel);
        if (yLabel is not null)
        {
            var middle = Svg.Number((top + bottom) / 2);
            Text(16, (top + bottom) / 2, "middle", yLabel, $"transform=\"rotate(-90 16 {middle})\"");
        }
    }

    /// <summary>The pixel at which a point of the data stands.</summary>
    public (double X, double Y) Place(double x, double y) =>
        (left + xAxis.Share(x) * (right - left), bottom - yAxis.Share(y) * (bottom - top));

    /// <summary>Adds marks as SVG.</summary>
    public void Add(string marks) => svg.Append(marks);

    /// <summary>Writes a name into the data, with a white rim that keeps it legible over marks.</summary>
    public void AddLabel(string text, double x, double y)
    {
        var place = Place(x, y);
        Text(place.X, place.Y + 6, "middle", text, "font-size=\"17\" font-weight=\"700\" stroke=\"#fff\" stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }

    /// <summary>Writes a remark into the lower right corner.</summary>
    public void Note(string text) => Text(right, height - 10, "end", text, "font-size=\"11\" fill=\"#777\"");

    /// <summary>The SVG file's text.</summary>
    public override string ToString() => $"{svg}</svg>";

    private void AppendAxes(IReadOnlyList<(double Value, string Text)> xTicks, IReadOnlyList<(double Value, string Text)> yTicks)
    {
        foreach (var (value, text) in yTicks)
        {
            var y = Place(xAxis.Min, value).Y;
            Line(left, y, right, y, Faint);
            Text(left - 7, y + 4, "end", text);
        }

        foreach (var (value, text) in xTicks)
        {
            var x = Place(value, yAxis.Min).X;
            Line(x, top, x, bottom, Faint);
            Text(x, bottom + 17, "middle", text);
        }

        Line(left, bottom, right, bottom, "#888");
        Line(left, top, left, bottom, "#888");
    }

    private List<List<(string Name, string Colour)>> LegendRows(IReadOnlyList<(string Name, string Colour)> legend)
    {
        var rows = new List<List<(string, string)>>();
        var room = 0.0;
        foreach (var entry in legend)
        {
            var need = EntryWidth(entry.Name);
            if (rows.Count == 0 || need > room)
            {
                rows.Add([]);
                room = Width - 60;
            }

            rows[^1].Add(entry);
            room -= need;
        }

        return rows;
    }

    private void AppendLegend(List<List<(string Name, string Colour)>> rows, double y)
    {
        foreach (var row in rows)
        {
            var x = (Width - row.Sum(entry => EntryWidth(entry.Name))) / 2;
            foreach (var (name, colour) in row)
            {
                svg.Append($"<rect x=\"{Svg.Number(x)}\" y=\"{Svg.Number(y + 3)}\" width=\"12\" height=\"8\" rx=\"2\" fill=\"{colour}\"/>");
                Text(x + 17, y + 11, "start", name);
                x += EntryWidth(name);
            }

            y += LineHeight;
        }
    }

    private static double EntryWidth(string name) => 17 + TextWidth(name) + 18;

    // fonts differ from machine to machine: an average width, on the wide side
    private static double TextWidth(string text) => text.Length * FontSize * 0.58;

    private void Line(double x1, double y1, double x2, double y2, string colour) =>
        svg.Append($"<path d=\"M{Svg.Number(x1)} {Svg.Number(y1)}L{Svg.Number(x2)} {Svg.Number(y2)}\" stroke=\"{colour}\"/>");

    private void Text(double x, double y, string anchor, string text, string attributes = "") =>
        svg.Append($"<text x=\"{Svg.Number(x)}\" y=\"{Svg.Number(y)}\" text-anchor=\"{anchor}\" {attributes}>{Visual.Escape(text)}</text>");
}
