using System.Globalization;

namespace GenCore.Display;

/// <summary>A live line of progress: how much is done, how fast, and how long the rest will take at that rate.</summary>
public sealed class Progress : LiveVisual
{
    private const int BarWidth = 24;

    private readonly long total;
    private readonly string label;
    private readonly long start;
    private long done;

    /// <summary>Starts the clock; the line appears with the first report.</summary>
    /// <param name="total">The number of steps, images or bytes there are to do.</param>
    /// <param name="label">What is being done, in front of the line.</param>
    /// <exception cref="ArgumentOutOfRangeException">The total is below 1.</exception>
    public Progress(long total, string label = "") : this(null, total, label)
    {
    }

    internal Progress(TimeProvider? clock, long total, string label) : base(clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(total, 1);
        (this.total, this.label, start) = (total, label, Clock.GetTimestamp());
    }

    /// <summary>Reports how much is done in all; more than the total counts as all of it.</summary>
    public void Report(long done)
    {
        this.done = Math.Clamp(done, 0, total);
        Changed();
    }

    /// <summary>Reports that some more is done.</summary>
    public void Advance(long by = 1) => Report(done + by);

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<div>{Escape(label)} <progress value=\"{done}\" max=\"{total}\"></progress> {Escape(Numbers())}</div>";

    /// <summary>One line: <c>sampling ██████░░░░░░ 120 / 469, 31.2 /s, 0:11 left</c>.</summary>
    public override string ToString()
    {
        var filled = (int)(BarWidth * done / total);
        var bar = new string('█', filled) + new string('░', BarWidth - filled);
        return $"{label} {bar} {Numbers()}".TrimStart();
    }

    private string Numbers()
    {
        var seconds = Clock.GetElapsedTime(start).TotalSeconds;
        var text = string.Create(CultureInfo.InvariantCulture, $"{done:N0} / {total:N0}");
        if (done == 0 || seconds <= 0) return text;
        var rate = done / seconds;
        var time = done < total ? $"{Time((total - done) / rate)} left" : $"in {Time(seconds)}";
        return string.Create(CultureInfo.InvariantCulture, $"{text}, {rate:G3} /s, {time}");
    }

    private static string Time(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Min(Math.Round(seconds), TimeSpan.SecondsPerDay * 365));
        return time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : $"{time:m\\:ss}";
    }
}
