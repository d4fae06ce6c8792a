namespace GenCore.Display.Figures;

/// <summary>Collects the elements of an SVG picture. Text is escaped; attributes are written as they come.</summary>
internal sealed class SvgWriter
{
    /// <summary>From one line of text to the next, as a share of the font's size.</summary>
    public const double LineHeight = 1.25;

    private readonly List<SvgElement> elements = [];

    /// <summary>What was written so far, from back to front.</summary>
    public IReadOnlyList<SvgElement> Elements => elements;

    /// <summary>The opening tag of the nested picture that the elements to come are in, if any.</summary>
    public string? Viewport { get; set; }

    public void Add(string element) => elements.Add(new SvgElement(element, Viewport));

    public void Add(SvgElement element) => elements.Add(element);

    /// <summary>Writes what is drawn as one element, where it has attributes of its own.</summary>
    public void Group(string attributes, Action<SvgWriter> draw)
    {
        var group = attributes.Length > 0 ? new SvgWriter() : this;
        draw(group);
        if (group != this) Add($"<g{attributes}>{group}</g>");
    }

    public void Path(string data, string attributes)
    {
        if (data.Length > 0) Add($"<path d=\"{data}\" {attributes}/>");
    }

    public void Line(double x1, double y1, double x2, double y2, string colour, string attributes = "stroke-width=\"1\"") =>
        Path($"M{Svg.Number(x1)} {Svg.Number(y1)}L{Svg.Number(x2)} {Svg.Number(y2)}", $"stroke=\"{Visual.Escape(colour)}\" {attributes}");

    public void Rectangle(double left, double top, double right, double bottom, string attributes) =>
        Add($"<rect x=\"{Svg.Number(Math.Min(left, right))}\" y=\"{Svg.Number(Math.Min(top, bottom))}\" width=\"{Svg.Number(Math.Abs(right - left))}\" height=\"{Svg.Number(Math.Abs(bottom - top))}\" {attributes}/>");

    /// <summary>Writes text from a baseline; each <c>&lt;br&gt;</c> in it begins a new line.</summary>
    public void Text(double x, double y, string anchor, string text, string attributes = "", double size = Theme.FontSize)
    {
        var lines = Lines(text);
        for (var i = 0; i < lines.Length; i++)
            Add($"<text x=\"{Svg.Number(x)}\" y=\"{Svg.Number(y + i * size * LineHeight)}\" text-anchor=\"{anchor}\"{(size == Theme.FontSize ? "" : $" font-size=\"{Svg.Number(size)}\"")}{(attributes.Length > 0 ? " " : "")}{attributes}>{Visual.Escape(lines[i])}</text>");
    }

    /// <summary>The lines of a text.</summary>
    public static string[] Lines(string text) => text.Split("<br>");

    public override string ToString() => SvgElement.Join(elements);
}
