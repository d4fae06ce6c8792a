using GenCore.Display.Live;
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
    private readonly LiveLines lines;

    /// <summary>Makes an empty chart; it appears with the first number.</summary>
    /// <param name="series">The name of each line, in the legend's order.</param>
    /// <exception cref="ArgumentException">There is no name, or one twice.</exception>
    public LossCurve(params string[] series) : this(null, series)
    {
    }

    internal LossCurve(TimeProvider? clock, string[] series) : base(clock) => lines = new LiveLines(series);

    /// <summary>The text above the chart.</summary>
    public string? Title { get; init; }

    /// <summary>What is counted along x, such as "epoch" (the default) or "step".</summary>
    public string XLabel { get; init; } = "epoch";

    /// <summary>What is measured along y, such as "nats".</summary>
    public string? YLabel { get; init; }

    /// <summary>True for a logarithmic y axis.</summary>
    public bool LogY { get; init; }

    /// <summary>Adds a point to a series and shows it, at most about twice a second. Long series are averaged over windows of points.</summary>
    /// <exception cref="ArgumentException">There is no series of that name.</exception>
    /// <exception cref="OperationCanceledException">The notebook asks the computation to stop (<see cref="Interruption"/>).</exception>
    public void Add(string series, double x, double y)
    {
        lines[series].Add(x, y);
        Changed();
        Interruption.Token.ThrowIfCancellationRequested();
    }

    /// <summary>The chart of the numbers so far.</summary>
    public LineChart ToChart() => lines.AddTo(new LineChart(Title, XLabel, YLabel, LogY));

    /// <inheritdoc/>
    public override string ToHtml() => ToChart().ToStaticHtml();

    /// <summary>The last number of each series: <c>epoch 3, training loss 103.2</c>.</summary>
    public override string ToString() => lines.LastNumbers(XLabel);

    internal override (string MimeType, string Content)? Picture => ToChart().Picture;
}
