using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Draws a line, a rectangle or an ellipse that is no data.</summary>
internal static class ShapeMark
{
    public static void Draw(SvgWriter svg, JsonObject shape, Places places)
    {
        double X(string key) => places.X(shape.Text("xref")!, shape[key], isExponent: false);
        double Y(string key) => places.Y(shape.Text("yref")!, shape[key], isExponent: false);
        var (left, top, right, bottom) = (X("x0"), Y("y0"), X("x1"), Y("y1"));
        if (double.IsNaN(left + top + right + bottom)) return;

        var line = shape.Object("line");
        var (width, dash) = (line.Number("width") ?? 0, LinePath.Dash(line.Text("dash")));
        var stroke = width == 0 ? "" : $" stroke=\"{Visual.Escape(line.Text("color") ?? Theme.Muted)}\" stroke-width=\"{Svg.Number(width)}\"{(dash.Length > 0 ? $" stroke-dasharray=\"{Visual.Escape(dash)}\"" : "")}";
        var attributes = $"fill=\"{Visual.Escape(shape.Text("fillcolor") ?? "none")}\"{stroke}{(shape.Number("opacity") is { } opacity ? $" opacity=\"{Svg.Share(opacity)}\"" : "")}";
        switch (shape.Text("type"))
        {
            case "line": svg.Path($"M{Svg.Number(left)} {Svg.Number(top)}L{Svg.Number(right)} {Svg.Number(bottom)}", attributes); break;
            case "circle": svg.Add($"<ellipse cx=\"{Svg.Number((left + right) / 2)}\" cy=\"{Svg.Number((top + bottom) / 2)}\" rx=\"{Svg.Number(Math.Abs(right - left) / 2)}\" ry=\"{Svg.Number(Math.Abs(bottom - top) / 2)}\" {attributes}/>"); break;
            default: svg.Rectangle(left, top, right, bottom, attributes); break;
        }
    }
}
