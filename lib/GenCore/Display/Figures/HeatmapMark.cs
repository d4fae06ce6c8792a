using System.Text;
using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>A matrix as coloured cells; cells without a number stay empty.</summary>
internal sealed class HeatmapMark : Mark
{
    // from here on cells are a picture of pixels, not shapes
    private const int MaxShapes = 400;

    private readonly Matrix matrix;
    private readonly ColourScale scale;
    private readonly double low;
    private readonly double high;

    /// <param name="trace">The trace, completed.</param>
    /// <param name="panel">Where it is drawn.</param>
    public HeatmapMark(JsonObject trace, Panel panel) : base(trace, panel)
    {
        matrix = Matrix.Of(trace, panel);
        scale = ColourScale.Of(trace.Array("colorscale")!, trace.Flag("reversescale") ?? false);
        (low, high) = (trace.Number("zmin") ?? 0, trace.Number("zmax") ?? 1);
    }

    public override ColourBar? ColourBar => Trace.Flag("showscale") == false ? null : new ColourBar(scale, low, high, Trace.Child("colorbar"));

    public override void Measure()
    {
        Panel.X.Reach(matrix.XEdges, isTight: true);
        Panel.Y.Reach(matrix.YEdges, isTight: true);
    }

    public override void Draw(SvgWriter svg)
    {
        if (matrix.Rows * matrix.Columns > MaxShapes && IsPicture) DrawPicture(svg);
        else DrawShapes(svg);
    }

    protected override LegendEntry? Swatch(string name) => null;

    // pixels are all of one size, and none is empty
    private bool IsPicture => !Panel.X.IsLog && !Panel.Y.IsLog && Matrix.IsEven(matrix.XEdges) && Matrix.IsEven(matrix.YEdges) && matrix.IsFull;

    private double Share(double value) => high > low ? (value - low) / (high - low) : 0.5;

    private void DrawPicture(SvgWriter svg)
    {
        var (left, right) = (Panel.PlaceX(matrix.XEdges[0]), Panel.PlaceX(matrix.XEdges[^1]));
        var (bottom, top) = (Panel.PlaceY(matrix.YEdges[0]), Panel.PlaceY(matrix.YEdges[^1]));
        var rows = Enumerable.Range(0, matrix.Rows);
        var columns = Enumerable.Range(0, matrix.Columns);
        // the first row of the picture is the one that stands highest
        if (top < bottom) rows = rows.Reverse();
        if (right < left) columns = columns.Reverse();
        var colours = rows.SelectMany(row => columns.Select(column => scale.At(Share(matrix.Z[row, column]))));
        svg.Add(RgbImage.Element(colours, matrix.Columns, Math.Min(left, right), Math.Min(top, bottom), Math.Abs(right - left), Math.Abs(bottom - top),
            $" image-rendering=\"pixelated\"{OpacityAttribute("opacity")}"));
    }

    private void DrawShapes(SvgWriter svg)
    {
        var paths = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        for (var row = 0; row < matrix.Rows; row++)
        {
            for (var column = 0; column < matrix.Columns; column++)
            {
                var value = matrix.Z[row, column];
                if (!double.IsFinite(value)) continue;
                var (left, top) = Panel.Place(matrix.XEdges[column], matrix.YEdges[row]);
                var (right, bottom) = Panel.Place(matrix.XEdges[column + 1], matrix.YEdges[row + 1]);
                var colour = scale.Hex(Share(value));
                if (!paths.TryGetValue(colour, out var path)) paths[colour] = path = new StringBuilder();
                path.Append($"M{Svg.Number(left)} {Svg.Number(top)}H{Svg.Number(right)}V{Svg.Number(bottom)}H{Svg.Number(left)}Z");
            }
        }

        foreach (var (colour, path) in paths) svg.Path(path.ToString(), $"fill=\"{colour}\" shape-rendering=\"crispEdges\"{OpacityAttribute("fill-opacity")}");
    }
}
