using System.Text;

namespace GenCore.Display.Charts;

/// <summary>Lines as SVG path data.</summary>
internal static class LinePath
{
    // more points than these are drawn as the range that they cover in each column of pixels: the picture is the same
    private const int MaxPoints = 2000;

    /// <summary>The line through the points that are not NaN.</summary>
    public static string Draw(LineSeries line, ChartFrame frame)
    {
        var path = new StringBuilder();
        var isOpen = false;
        foreach (var (x, y) in line.X.Length > MaxPoints ? Thin(line, frame) : Places(line, frame))
        {
            if (!double.IsNaN(y)) path.Append($"{(isOpen ? 'L' : 'M')}{Svg.Number(x)} {Svg.Number(y)}");
            isOpen = !double.IsNaN(y);
        }

        return path.ToString();
    }

    /// <summary>A segment of no length at each point: with round ends it is a dot.</summary>
    public static string Dots(LineSeries line, ChartFrame frame) =>
        string.Concat(Places(line, frame).Where(place => !double.IsNaN(place.Y)).Select(place => $"M{Svg.Number(place.X)} {Svg.Number(place.Y)}h0"));

    private static IEnumerable<(double X, double Y)> Places(LineSeries line, ChartFrame frame) =>
        line.X.Select((x, i) => double.IsNaN(line.Y[i]) ? (0, double.NaN) : frame.Place(x, line.Y[i]));

    private static IEnumerable<(double X, double Y)> Thin(LineSeries line, ChartFrame frame)
    {
        var column = new List<(double X, double Y)>();
        foreach (var place in Places(line, frame))
        {
            if (column.Count > 0 && (double.IsNaN(place.Y) || Math.Floor(place.X) != Math.Floor(column[0].X)))
            {
                foreach (var kept in Extremes(column)) yield return kept;
                column.Clear();
            }

            if (double.IsNaN(place.Y)) yield return place;
            else column.Add(place);
        }

        foreach (var kept in Extremes(column)) yield return kept;
    }

    // the first, lowest, highest and last point of a column, in the order of the line
    private static IEnumerable<(double X, double Y)> Extremes(List<(double X, double Y)> column)
    {
        if (column.Count == 0) return [];
        var (lowest, highest) = (0, 0);
        for (var i = 1; i < column.Count; i++)
        {
            if (column[i].Y < column[lowest].Y) lowest = i;
            if (column[i].Y > column[highest].Y) highest = i;
        }

        return new[] { 0, lowest, highest, column.Count - 1 }.Distinct().Order().Select(i => column[i]);
    }
}
