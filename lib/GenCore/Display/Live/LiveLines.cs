using System.Globalization;

namespace GenCore.Display.Live;

/// <summary>Named lines that grow.</summary>
internal sealed class LiveLines
{
    private readonly AveragedSeries[] series;

    public LiveLines(string[] names)
    {
        if (names.Length == 0 || names.Distinct().Count() != names.Length)
            throw new ArgumentException($"The series are named \"{string.Join("\", \"", names)}\", expected one name or more, each once.", nameof(names));
        series = [.. names.Select(name => new AveragedSeries(name))];
    }

    /// <summary>The line of a name.</summary>
    public AveragedSeries this[string name] => Array.Find(series, known => known.Name == name)
        ?? throw new ArgumentException($"There is no series \"{name}\"; this curve has \"{string.Join("\", \"", series.Select(known => known.Name))}\".", nameof(name));

    /// <summary>Forgets all points.</summary>
    public void Clear()
    {
        foreach (var line in series) line.Clear();
    }

    /// <summary>The lines so far, drawn into a chart.</summary>
    public LineChart AddTo(LineChart chart)
    {
        foreach (var line in series)
        {
            var points = line.Points;
            chart.Add(line.Name, points.Select(point => point.X), points.Select(point => point.Y));
        }

        return chart;
    }

    /// <summary>The last number of each line: <c>epoch 3, training loss 103.2</c>.</summary>
    public string LastNumbers(string xLabel)
    {
        var ends = series.Select(line => (line.Name, line.Points)).Where(line => line.Points.Count > 0).Select(line => (line.Name, Point: line.Points[^1])).ToArray();
        if (ends.Length == 0) return $"{series[0].Name}: no numbers yet";
        var numbers = ends.Select(end => $"{end.Name} {Text(end.Point.Y)}");
        return $"{xLabel} {Text(ends.Max(end => end.Point.X))}, {string.Join(", ", numbers)}";
    }

    private static string Text(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
