using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>The z of a heat map or a contour plot, with the places of its rows and columns.</summary>
internal sealed class Matrix
{
    private Matrix(double[,] z, double[] x, double[] y)
    {
        Z = z;
        (XEdges, X) = Edges(x, Columns);
        (YEdges, Y) = Edges(y, Rows);
    }

    /// <summary>The numbers [rows, columns]; row 0 has the first y.</summary>
    public double[,] Z { get; }

    public int Rows => Z.GetLength(0);

    public int Columns => Z.GetLength(1);

    /// <summary>The middles of the columns.</summary>
    public double[] X { get; }

    /// <summary>The middles of the rows.</summary>
    public double[] Y { get; }

    /// <summary>Where the columns begin and end: one more than there are.</summary>
    public double[] XEdges { get; }

    /// <summary>Where the rows begin and end.</summary>
    public double[] YEdges { get; }

    public bool IsFull => Z.Cast<double>().All(double.IsFinite);

    /// <summary>Reads z, x and y of a trace.</summary>
    public static Matrix Of(JsonObject trace, Panel panel)
    {
        var rows = trace.Array("z")!.Select(row => ((JsonArray)row!).Numbers()).ToArray();
        var z = new double[rows.Length, rows[0].Length];
        for (var row = 0; row < rows.Length; row++)
            for (var column = 0; column < rows[0].Length; column++) z[row, column] = rows[row][column];
        return new Matrix(z, Places(trace.Array("x"), panel.X, rows[0].Length), Places(trace.Array("y"), panel.Y, rows.Length));
    }

    /// <summary>True for places that are equally far from each other.</summary>
    public static bool IsEven(double[] places)
    {
        var step = (places[^1] - places[0]) / (places.Length - 1);
        return places.Select((place, i) => Math.Abs(place - places[0] - i * step)).Max() < 1e-3 * Math.Abs(step);
    }

    private static double[] Places(JsonArray? given, FigureAxis axis, int count) =>
        given is null ? [.. Enumerable.Range(0, count).Select(i => (double)i)] : axis.Numbers(given);

    // places are those of the edges where there is one more of them than of cells, or else of the middles
    private static (double[] Edges, double[] Middles) Edges(double[] places, int count)
    {
        if (places.Length == count + 1) return (places, [.. places.Zip(places.Skip(1), (from, to) => (from + to) / 2)]);
        if (count == 1) return ([places[0] - 0.5, places[0] + 0.5], places);
        var inner = places.Zip(places.Skip(1), (left, right) => (left + right) / 2).ToArray();
        return ([2 * places[0] - inner[0], .. inner, 2 * places[^1] - inner[^1]], places);
    }
}
