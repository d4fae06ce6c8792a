using System.Text;

namespace GenCore.Display.Charts;

/// <summary>Many points as few SVG paths: whole numbers, each relative to the one before.</summary>
internal static class ScatterPath
{
    /// <summary>The unit of the paths' coordinates, in pixels.</summary>
    public const double Resolution = 0.5;

    // classes are drawn in turns, so that the last does not cover the others
    private const int Turns = 4;

    /// <summary>Path data with the class that it belongs to, in drawing order; coordinates in units of <see cref="Resolution"/>.</summary>
    public static IEnumerable<(long Label, string Path)> Draw(IEnumerable<(long Label, (double X, double Y)[] Places)> classes)
    {
        var all = classes.ToArray();
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var (label, places) in all)
            {
                var units = places.Where((_, i) => i % Turns == turn).Select(place => (X: Units(place.X), Y: Units(place.Y))).Distinct().ToArray();
                if (units.Length > 0) yield return (label, Dots(units));
            }
        }
    }

    private static string Dots((int X, int Y)[] units)
    {
        var path = new StringBuilder();
        var (x, y) = (0, 0);
        // in bands, so that the steps from one to the next are short
        foreach (var unit in units.OrderBy(unit => unit.Y / 24).ThenBy(unit => unit.X))
        {
            var (dx, dy) = (unit.X - x, unit.Y - y);
            path.Append('m').Append(dx).Append(dy < 0 ? "" : " ").Append(dy).Append("h0");
            (x, y) = unit;
        }

        return path.ToString();
    }

    private static int Units(double pixels) => (int)Math.Round(pixels / Resolution);
}
