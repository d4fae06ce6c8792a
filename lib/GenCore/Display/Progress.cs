using GenCore.Data;
using GenCore.Display.Live;
using GenCore.Training;

namespace GenCore.Display;

/// <summary>A live line of progress: how much is done, how fast, and how long the rest will take at that rate.</summary>
public sealed class Progress : LiveVisual
{
    private readonly string label;
    private readonly ProgressBar bar;

    /// <summary>Starts the clock; the line appears with the first report.</summary>
    /// <param name="total">The number of steps, images or bytes there are to do.</param>
    /// <param name="label">What is being done, in front of the line.</param>
    /// <exception cref="ArgumentOutOfRangeException">The total is below 1.</exception>
    public Progress(long total, string label = "") : this(null, total, label)
    {
    }

    internal Progress(TimeProvider? clock, long total, string label, string unit = "") : base(clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(total, 1);
        (this.label, bar) = (label, new ProgressBar(Clock, total, unit));
    }

    /// <summary>A line for each file that is downloaded: <c>FashionMnist.Load(Progress.Download)</c>.</summary>
    /// <inheritdoc cref="DownloadProgress"/>
    public static Action<long> Download(string file, long bytes)
    {
        var line = new Progress(null, Kilobytes(bytes), file, "kB");
        return done =>
        {
            line.Report(Kilobytes(done));
            if (done == bytes)
                line.Finish();
        };

        static long Kilobytes(long bytes) => (bytes + 999) / 1000;
    }

    /// <summary>Reports how much is done in all; more than the total counts as all of it.</summary>
    /// <exception cref="OperationCanceledException">The notebook asks the computation to stop (<see cref="Interruption"/>).</exception>
    public void Report(long done)
    {
        bar.Report(done);
        Changed();
        Interruption.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Reports that some more is done.</summary>
    /// <exception cref="OperationCanceledException">The notebook asks the computation to stop (<see cref="Interruption"/>).</exception>
    public void Advance(long by = 1) => Report(bar.Done + by);

    /// <inheritdoc/>
    public override string ToHtml() => $"<div>{Escape(label)} {bar.ToHtml()}</div>";

    /// <summary>One line: <c>sampling ██████░░░░░░ 26 %, 120 / 469, 31.2/s, 0:11 left</c>.</summary>
    public override string ToString() => $"{label} {bar}".TrimStart();
}
