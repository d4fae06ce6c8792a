using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Lines of equal height of a matrix, with or without colour between them.</summary>
internal sealed class ContourMark : Mark
{
    private readonly Matrix matrix;
    private readonly ColourScale scale;
    private readonly string coloring;
    private readonly double start;
    private readonly double end;
    private readonly double size;

    /// <param name="trace">The trace, completed.</param>
    /// <param name="panel">Where it is drawn.</param>
    public ContourMark(JsonObject trace, Panel panel) : base(trace, panel)
    {
        matrix = Matrix.Of(trace, panel);
        scale = ColourScale.Of(trace.Array("colorscale")!, trace.Flag("reversescale") ?? false);
        var contours = trace.Object("contours");
        coloring = contours.Text("coloring") ?? "fill";
        (start, end, size) = (contours.Number("start") ?? 0, contours.Number("end") ?? 0, contours.Number("size") ?? 1);
    }

    public override ColourBar? ColourBar => Trace.Flag("showscale") == false || coloring == "none"
        ? null
        : IsFilled ? new ColourBar(scale, start - size, end + size, Trace.Child("colorbar"), LevelCount + 1)
        : new ColourBar(scale, start, end, Trace.Child("colorbar"));

    // bands have the colour of their middle, so that the scale reaches half a band beyond the lines
    private double Low => start - (IsFilled ? size / 2 : 0);

    private double High => end + (IsFilled ? size / 2 : 0);

    private bool IsFilled => coloring is "fill" or "heatmap";

    private int LevelCount => (int)Math.Floor((end - start) / size + 1e-6) + 1;

    private IEnumerable<double> Levels => Enumerable.Range(0, LevelCount).Select(i => start + i * size);

    public override void Measure()
    {
        Panel.X.Reach([matrix.X[0], matrix.X[^1]], isTight: true);
        Panel.Y.Reach([matrix.Y[0], matrix.Y[^1]], isTight: true);
    }

    public override void Draw(SvgWriter svg)
    {
        svg.Group(OpacityAttribute("opacity"), group =>
        {
            if (IsFilled) DrawBands(group);
            if (!IsFilled || Trace.Object("contours").Flag("showlines") != false) DrawLines(group);
        });
    }

    protected override LegendEntry? Swatch(string name) => coloring == "none" ? new(name, LineColour, IsLine: true, LineAttributes: "stroke-width=\"1.5\"") : null;

    private string LineColour => Trace.Object("line").Text("color") ?? (IsFilled ? Theme.AxisLine : Theme.Ink);

    private string Colour(double level) => scale.Hex(High > Low ? (level - Low) / (High - Low) : 0.5);

    // each level paints all that is higher, over the one below: no seam lies between them
    private void DrawBands(SvgWriter svg)
    {
        var (left, top) = Panel.Place(matrix.X[0], matrix.Y[^1]);
        var (right, bottom) = Panel.Place(matrix.X[^1], matrix.Y[0]);
        svg.Rectangle(left, top, right, bottom, $"fill=\"{Colour(start - size / 2)}\"");
        // a ring of lowest ground around the matrix closes the lines along its border
        double[] x = [matrix.X[0], .. matrix.X, matrix.X[^1]], y = [matrix.Y[0], .. matrix.Y, matrix.Y[^1]];
        var z = new double[y.Length, x.Length];
        for (var row = 0; row < y.Length; row++)
        {
            for (var column = 0; column < x.Length; column++)
            {
                var isRing = row == 0 || column == 0 || row == y.Length - 1 || column == x.Length - 1;
                var height = isRing ? double.NaN : matrix.Z[row - 1, column - 1];
                z[row, column] = double.IsFinite(height) ? height : start - size;
            }
        }

        foreach (var level in Levels) svg.Path(Path(x, y, z, level), $"fill=\"{Colour(level + size / 2)}\" fill-rule=\"evenodd\"");
    }

    private void DrawLines(SvgWriter svg)
    {
        var width = Trace.Object("line").Number("width") ?? (IsFilled ? 0.5 : 1.5);
        var dash = LinePath.Dash(Trace.Object("line").Text("dash"));
        foreach (var level in Levels)
        {
            var colour = coloring == "lines" ? Colour(level) : LineColour;
            svg.Path(Path(matrix.X, matrix.Y, matrix.Z, level), $"fill=\"none\" stroke=\"{Visual.Escape(colour)}\" stroke-width=\"{Svg.Number(width)}\"{(dash.Length > 0 ? $" stroke-dasharray=\"{Visual.Escape(dash)}\"" : "")}");
        }
    }

    private string Path(double[] x, double[] y, double[,] z, double level) =>
        string.Concat(IsoLines.Trace(x, y, z, level).Select(line => LinePath.Draw(line.Select(place => Panel.Place(place.X, place.Y)), isStepped: false)));
}
