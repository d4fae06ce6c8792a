using System.Globalization;
using GenCore.Training;

namespace GenCore.Display;

/// <summary>A live line chart of numbers as they come: one line for each named series, such as the training loss.</summary>
/// <example><code>
/// using (var curve = new LossCurve("training loss", "validation") { XLabel = "epoch", YLabel = "nats" })
/// {
///     curve.Add("training loss", epoch, loss);
/// }
/// </code></example>
public sealed class LossCurve : LiveVisual
{
    private readonly (string Name, List<double> X, List<double> Y)[] series;

    /// <summary>Makes an empty chart; it appears with the first number.</summary>
    /// <param name="series">The name of each line, in the legend's order.</param>
    /// <exception cref="ArgumentException">There is no name, or one twice.</exception>
    public LossCurve(params string[] series) : this(null, series)
    {
    }

    internal LossCurve(TimeProvider? clock, string[] series) : base(clock)
    {
        if (series.Length == 0 || series.Distinct().Count() != series.Length)
            throw new ArgumentException($"The series are named \"{string.Join("\", \"", series)}\", expected one name or more, each once.", nameof(series));
        this.series = [.. series.Select(name => (name, new List<double>(), new List<double>()))];
    }

    /// <summary>
    /// A curve that draws a training run while it goes on: the training loss, averaged over a two-hundredth of the run at a time,
    /// and numbers that the trainer's evaluation measures after each epoch.
    /// </summary>
    /// <param name="trainer">The trainer, before <c>Fit</c> is called.</param>
    /// <param name="evaluations">The names of the evaluation's numbers that belong on the same axis as the loss.</param>
    public static LossCurve Follow<TBatch>(Trainer<TBatch> trainer, params string[] evaluations)
    {
        var curve = new LossCurve(["training loss", .. evaluations]) { YLabel = "loss" };
        var window = Math.Max(1, trainer.TotalSteps / 200);
        var (sum, steps) = (0.0, 0);
        trainer.StepCompleted += report =>
        {
            (sum, steps) = (sum + report.Values[0].Value, steps + 1);
            if (report.Step % window != 0) return;
            curve.Add("training loss", report.Step * (double)trainer.Options.Epochs / trainer.TotalSteps, sum / steps);
            (sum, steps) = (0, 0);
        };
        trainer.EpochCompleted += report =>
        {
            foreach (var (name, value) in report.Values)
                if (evaluations.Contains(name)) curve.Add(name, report.Epoch, value);
        };
        return curve;
    }

    /// <summary>The text above the chart.</summary>
    public string? Title { get; init; }

    /// <summary>What is counted along x, such as "epoch" (the default) or "step".</summary>
    public string XLabel { get; init; } = "epoch";

    /// <summary>What is measured along y, such as "nats".</summary>
    public string? YLabel { get; init; }

    /// <summary>True for a logarithmic y axis.</summary>
    public bool LogY { get; init; }

    /// <summary>Adds a point to a series and shows it, at most about twice a second.</summary>
    /// <exception cref="ArgumentException">There is no series of that name.</exception>
    public void Add(string series, double x, double y)
    {
        var index = Array.FindIndex(this.series, known => known.Name == series);
        if (index < 0)
            throw new ArgumentException($"There is no series \"{series}\"; this curve has \"{string.Join("\", \"", this.series.Select(known => known.Name))}\".", nameof(series));
        this.series[index].X.Add(x);
        this.series[index].Y.Add(y);
        Changed();
    }

    /// <summary>The chart of the numbers so far.</summary>
    public LineChart ToChart()
    {
        var chart = new LineChart(Title, XLabel, YLabel, LogY);
        foreach (var (name, x, y) in series) chart.Add(name, x, y);
        return chart;
    }

    /// <inheritdoc/>
    public override string ToHtml() => ToChart().ToStaticHtml();

    /// <summary>The last number of each series: <c>epoch 3, training loss 103.2</c>.</summary>
    public override string ToString()
    {
        var begun = series.Where(line => line.Y.Count > 0).ToArray();
        if (begun.Length == 0) return $"{series[0].Name}: no numbers yet";
        var numbers = begun.Select(line => $"{line.Name} {Text(line.Y[^1])}");
        return $"{XLabel} {Text(begun.Max(line => line.X[^1]))}, {string.Join(", ", numbers)}";
    }

    internal override (string MimeType, string Content)? Picture => ToChart().Picture;

    private static string Text(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
