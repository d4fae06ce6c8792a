using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Draws a remark, with or without an arrow to what it is about.</summary>
internal static class AnnotationMark
{
    private const double Padding = 3;
    private const double HeadLength = 6;

    public static void Draw(SvgWriter svg, JsonObject annotation, Places places)
    {
        var x = places.X(annotation.Text("xref")!, annotation["x"], isExponent: true) + (annotation.Number("xshift") ?? 0);
        var y = places.Y(annotation.Text("yref")!, annotation["y"], isExponent: true) - (annotation.Number("yshift") ?? 0);
        if (double.IsNaN(x) || double.IsNaN(y)) return;

        var (text, font) = (annotation.Text("text") ?? "", annotation.Object("font"));
        var (lines, size) = (SvgWriter.Lines(text), font.Number("size") ?? Theme.FontSize);
        var (width, height) = (lines.Max(line => Svg.TextWidth(line, size)), size * SvgWriter.LineHeight * lines.Length);
        var hasArrow = annotation.Flag("showarrow") == true;
        var (textX, textY) = hasArrow ? (x + annotation.Number("ax")!.Value, y + annotation.Number("ay")!.Value) : (x, y);
        var left = textX - annotation.Text("xanchor") switch { "left" => 0, "right" => width, _ => width / 2 };
        var top = textY - annotation.Text("yanchor") switch { "top" => 0, "bottom" => height, _ => height / 2 };
        if (hasArrow) DrawArrow(svg, annotation, (left + width / 2, top + height / 2), (width / 2 + Padding, height / 2), (x, y));

        if (annotation.Text("bgcolor") is { } ground)
        {
            var border = annotation.Text("bordercolor") is { } colour ? $" stroke=\"{Visual.Escape(colour)}\"" : "";
            svg.Rectangle(left - Padding, top - 1, left + width + Padding, top + height + 1, $"rx=\"2\" fill=\"{Visual.Escape(ground)}\"{border}");
        }

        var (anchor, place) = annotation.Text("xanchor") switch { "left" => ("start", left), "right" => ("end", left + width), _ => ("middle", left + width / 2) };
        // a rim of the ground's colour keeps text legible over data
        var rim = annotation.ContainsKey("bgcolor") ? "" : $" stroke=\"{Theme.Ground}\" stroke-width=\"{Svg.Number(Math.Max(3, size * 0.28))}\" stroke-linejoin=\"round\" paint-order=\"stroke\"";
        var weight = font.Number("weight") is { } bold ? $" font-weight=\"{Svg.Number(bold)}\"" : "";
        svg.Text(place, top + size * 0.97, anchor, text, $"fill=\"{Visual.Escape(font.Text("color") ?? Theme.Ink)}\"{weight}{rim}", size);
    }

    private static void DrawArrow(SvgWriter svg, JsonObject annotation, (double X, double Y) middle, (double X, double Y) half, (double X, double Y) tip)
    {
        var (dx, dy) = (tip.X - middle.X, tip.Y - middle.Y);
        // the arrow begins where it leaves the text's box
        var inside = Math.Min(dx == 0 ? 1 : half.X / Math.Abs(dx), dy == 0 ? 1 : half.Y / Math.Abs(dy));
        if (inside >= 1) return;
        var length = Math.Sqrt(dx * dx + dy * dy);
        var (alongX, alongY) = (dx / length, dy / length);
        var (footX, footY) = (tip.X - HeadLength * alongX, tip.Y - HeadLength * alongY);
        var colour = annotation.Text("arrowcolor") ?? Theme.Ink;
        svg.Line(middle.X + dx * inside, middle.Y + dy * inside, footX, footY, colour, $"stroke-width=\"{Svg.Number(annotation.Number("arrowwidth") ?? 1)}\"");
        var corners = new[] { (tip.X, tip.Y), (footX - alongY * HeadLength / 2.5, footY + alongX * HeadLength / 2.5), (footX + alongY * HeadLength / 2.5, footY - alongX * HeadLength / 2.5) };
        svg.Path(LinePath.Draw(corners, isStepped: false) + "Z", $"fill=\"{Visual.Escape(colour)}\"");
    }
}
