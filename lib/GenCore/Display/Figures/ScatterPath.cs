using System.Text;

namespace GenCore.Display.Figures;

/// <summary>Many dots as one short SVG path: whole numbers, each relative to the one before.</summary>
internal static class ScatterPath
{
    // the unit of the path's coordinates, in pixels
    private const double Resolution = 0.5;

    /// <summary>Draws dots of one size and colour; dots in the same place are drawn once.</summary>
    public static void Draw(SvgWriter svg, IEnumerable<(double X, double Y)> places, double diameter, string colour, string attributes)
    {
        var path = new StringBuilder();
        var (x, y) = (0, 0);
        // in bands, so that the steps from one to the next are short
        foreach (var unit in places.Select(place => (X: Units(place.X), Y: Units(place.Y))).Distinct().OrderBy(unit => unit.Y / 24).ThenBy(unit => unit.X))
        {
            var (dx, dy) = (unit.X - x, unit.Y - y);
            path.Append('m').Append(dx).Append(dy < 0 ? "" : " ").Append(dy).Append("h0");
            (x, y) = unit;
        }

        svg.Path(path.ToString(), $"transform=\"scale({Svg.Number(Resolution)})\" stroke=\"{Visual.Escape(colour)}\" stroke-width=\"{Svg.Number(diameter / Resolution)}\" stroke-linecap=\"round\"{attributes}");
    }

    private static int Units(double pixels) => (int)Math.Round(pixels / Resolution);
}
