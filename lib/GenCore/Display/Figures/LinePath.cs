using System.Text;

namespace GenCore.Display.Figures;

/// <summary>Lines as SVG path data.</summary>
internal static class LinePath
{
    /// <summary>The line through the places that are not NaN; a NaN leaves a gap.</summary>
    /// <param name="places">Pixels.</param>
    /// <param name="isStepped">True for a line that keeps its height until the next place.</param>
    public static string Draw(IEnumerable<(double X, double Y)> places, bool isStepped)
    {
        var path = new StringBuilder();
        var isOpen = false;
        foreach (var (x, y) in places)
        {
            var isPlace = !double.IsNaN(x) && !double.IsNaN(y);
            if (isPlace && isOpen && isStepped) path.Append($"H{Svg.Number(x)}V{Svg.Number(y)}");
            else if (isPlace) path.Append($"{(isOpen ? 'L' : 'M')}{Svg.Number(x)} {Svg.Number(y)}");
            isOpen = isPlace;
        }

        return path.ToString();
    }

    /// <summary>The area between a line and another one that runs the same way.</summary>
    public static string Between(IEnumerable<(double X, double Y)> line, IEnumerable<(double X, double Y)> other)
    {
        var corners = line.Concat(other.Reverse()).Where(place => !double.IsNaN(place.X) && !double.IsNaN(place.Y)).ToArray();
        return corners.Length < 3 ? "" : Draw(corners, isStepped: false) + "Z";
    }

    /// <summary>SVG's pattern for one of Plotly's names of dashes, or for lengths such as "4px,2px".</summary>
    public static string Dash(string? dash) => dash switch
    {
        null or "solid" => "",
        "dot" => "2 3",
        "dash" => "7 4",
        "longdash" => "12 5",
        "dashdot" => "7 4 2 4",
        "longdashdot" => "12 5 2 5",
        _ => dash.Replace("px", "").Replace(',', ' '),
    };
}
