namespace GenCore.Display.Figures;

/// <summary>Lines of equal height of a matrix, by marching squares.</summary>
internal static class IsoLines
{
    /// <summary>
    /// The lines at one level, each a list of places in the units of x and y. A closed line ends where it begins.
    /// </summary>
    /// <param name="x">The columns' places.</param>
    /// <param name="y">The rows' places.</param>
    /// <param name="z">Heights [rows, columns]; no line passes a NaN.</param>
    /// <param name="level">The height.</param>
    public static List<List<(double X, double Y)>> Trace(double[] x, double[] y, double[,] z, double level)
    {
        // a crossed edge of the grid is named by its lower corner and its direction; every line runs from edge to edge
        var neighbours = new Dictionary<(int Row, int Column, bool IsUpright), List<(int Row, int Column, bool IsUpright)>>();
        for (var row = 0; row + 1 < y.Length; row++)
        {
            for (var column = 0; column + 1 < x.Length; column++)
            {
                foreach (var (from, to) in Segments(z, row, column, level))
                {
                    neighbours.TryAdd(from, []);
                    neighbours.TryAdd(to, []);
                    neighbours[from].Add(to);
                    neighbours[to].Add(from);
                }
            }
        }

        var lines = new List<List<(double X, double Y)>>();
        // open lines first, from their ends; what then remains is closed
        foreach (var start in neighbours.Keys.Where(edge => neighbours[edge].Count == 1).Concat(neighbours.Keys))
        {
            if (neighbours[start].Count == 0) continue;
            var line = new List<(double, double)> { Cross(start) };
            var edge = start;
            while (neighbours[edge].Count > 0)
            {
                var next = neighbours[edge][0];
                neighbours[edge].Remove(next);
                neighbours[next].Remove(edge);
                line.Add(Cross(next));
                edge = next;
            }

            lines.Add(line);
        }

        return lines;

        (double X, double Y) Cross((int Row, int Column, bool IsUpright) edge)
        {
            var (row, column) = (edge.Row, edge.Column);
            var from = z[row, column];
            var to = edge.IsUpright ? z[row + 1, column] : z[row, column + 1];
            var way = (level - from) / (to - from);
            return edge.IsUpright ? (x[column], y[row] + way * (y[row + 1] - y[row])) : (x[column] + way * (x[column + 1] - x[column]), y[row]);
        }
    }

    private static IEnumerable<((int, int, bool) From, (int, int, bool) To)> Segments(double[,] z, int row, int column, double level)
    {
        var (a, b, c, d) = (z[row, column], z[row, column + 1], z[row + 1, column + 1], z[row + 1, column]);
        if (double.IsNaN(a + b + c + d)) yield break;
        var (bottom, right, top, left) = ((row, column, false), (row, column + 1, true), (row + 1, column, false), (row, column, true));
        var corners = (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0);
        // on a saddle the middle decides which corners belong together
        if (corners is 5 or 10)
        {
            var joinsFirst = (a + b + c + d) / 4 >= level == (corners == 5);
            yield return joinsFirst ? (left, top) : (left, bottom);
            yield return joinsFirst ? (bottom, right) : (right, top);
            yield break;
        }

        switch (corners)
        {
            case 1 or 14: yield return (left, bottom); break;
            case 2 or 13: yield return (bottom, right); break;
            case 3 or 12: yield return (left, right); break;
            case 4 or 11: yield return (right, top); break;
            case 6 or 9: yield return (bottom, top); break;
            case 7 or 8: yield return (left, top); break;
        }
    }
}
