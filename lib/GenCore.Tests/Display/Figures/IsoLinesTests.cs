using GenCore.Display.Figures;

namespace GenCore.Tests.Display.Figures;

public sealed class IsoLinesTests
{
    private static readonly double[] Places = [0, 1, 2, 3, 4];

    [Fact]
    public void A_plane_has_straight_lines()
    {
        var line = Assert.Single(IsoLines.Trace(Places, Places, Matrix((x, y) => x + 2 * y), 3.5));
        Assert.All(line, place => Assert.Equal(3.5, place.X + 2 * place.Y, 1e-12));
        // from the left border to the lower one
        Assert.Equal([(0, 1.75), (3.5, 0)], new[] { line[0], line[^1] }.OrderBy(place => place.X));
    }

    [Fact]
    public void A_hill_has_a_closed_line()
    {
        var line = Assert.Single(IsoLines.Trace(Places, Places, Matrix((x, y) => -Math.Abs(x - 2) - Math.Abs(y - 2)), -1.5));
        Assert.Equal(line[0], line[^1]);
        Assert.Contains((0.5, 2), line);
        Assert.Contains((2, 3.5), line);
    }

    [Fact]
    public void A_saddle_has_two_lines_that_do_not_cross()
    {
        var lines = IsoLines.Trace([0, 1], [0, 1], new double[,] { { 1, 0 }, { 0, 1 } }, 0.4);
        Assert.Equal(2, lines.Count);
        // the middle, 0.5, is above the level: it belongs with the high corners, and each line cuts off a low one
        Assert.All(lines, line => Assert.True(line.All(place => place.X >= place.Y) || line.All(place => place.X <= place.Y)));
    }

    [Fact]
    public void No_line_passes_what_is_missing()
    {
        var z = Matrix((x, _) => x);
        z[2, 2] = double.NaN;
        Assert.Equal(2, IsoLines.Trace(Places, Places, z, 1.5).Count);
    }

    [Fact]
    public void Nothing_lies_beyond_the_heights() => Assert.Empty(IsoLines.Trace(Places, Places, Matrix((x, y) => x + y), 9));

    private static double[,] Matrix(Func<double, double, double> height)
    {
        var z = new double[Places.Length, Places.Length];
        for (var row = 0; row < Places.Length; row++)
            for (var column = 0; column < Places.Length; column++) z[row, column] = height(Places[column], Places[row]);
        return z;
    }
}
