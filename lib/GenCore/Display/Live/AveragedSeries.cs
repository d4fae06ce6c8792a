namespace GenCore.Display.Live;

/// <summary>
/// The points of a line that goes on for ever, in bounded room: where there are more than 400, each two are averaged into
/// one, and so are those to come.
/// </summary>
internal sealed class AveragedSeries(string name)
{
    private const int MostPoints = 400;

    private readonly List<(double X, double Y)> points = [];
    private double x; // of the last value
    private double sum;
    private int pending;
    private int window = 1; // values averaged into one point

    public string Name => name;

    /// <summary>The points, each at the last x of its window, and at the end the mean of the values that do not fill a window yet.</summary>
    public IReadOnlyList<(double X, double Y)> Points => pending == 0 ? points : [.. points, (x, sum / pending)];

    public void Add(double x, double y)
    {
        (this.x, sum, pending) = (x, sum + y, pending + 1);
        if (pending < window) return;
        points.Add((x, sum / window));
        (sum, pending) = (0, 0);
        if (points.Count == MostPoints) Halve();
    }

    public void Clear()
    {
        points.Clear();
        (sum, pending, window) = (0, 0, 1);
    }

    private void Halve()
    {
        for (var i = 0; i < MostPoints / 2; i++)
            points[i] = (points[2 * i + 1].X, (points[2 * i].Y + points[2 * i + 1].Y) / 2);
        points.RemoveRange(MostPoints / 2, MostPoints / 2);
        window *= 2;
    }
}
