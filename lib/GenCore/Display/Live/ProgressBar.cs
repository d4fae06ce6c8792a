using System.Globalization;

namespace GenCore.Display.Live;

/// <summary>How much is done, how fast, and how long the rest will take at that rate.</summary>
/// <param name="clock">What tells the time.</param>
/// <param name="total">How much there is to do.</param>
/// <param name="unit">What is counted, such as "steps"; "" for a bare number.</param>
internal sealed class ProgressBar(TimeProvider clock, long total, string unit)
{
    private const int Width = 24;

    private readonly string counted = unit.Length > 0 ? " " + unit : "";
    private long begun; // what was done before the clock was started
    private long start = clock.GetTimestamp();
    private long now;

    /// <summary>How much is done in all.</summary>
    public long Done { get; private set; }

    /// <summary>Starts the clock anew, with some done already.</summary>
    public void Restart(long done)
    {
        (begun, start) = (done, clock.GetTimestamp());
        Report(done);
    }

    /// <summary>Says how much is done in all, and reads the clock.</summary>
    public void Report(long done) => (Done, now) = (Math.Clamp(done, 0, total), clock.GetTimestamp());

    /// <summary>The bar and its numbers as HTML.</summary>
    public string ToHtml() => $"<progress value=\"{Done}\" max=\"{total}\"></progress> {Visual.Escape(Numbers())}";

    /// <summary>One line: <c>██████░░░░░░ 26 %, 120 / 469 steps, 31.2 steps/s, 0:11 left</c>.</summary>
    public override string ToString()
    {
        var filled = (int)(Width * Done / total);
        return $"{new string('█', filled)}{new string('░', Width - filled)} {Numbers()}";
    }

    /// <summary>What remains to be said at the end: <c>469 steps in 3.1 s</c>.</summary>
    public string Summary()
    {
        if (begun == total) return string.Create(CultureInfo.InvariantCulture, $"{total:N0}{counted}, all of them in an earlier run");
        var time = Seconds < 60 ? string.Create(CultureInfo.InvariantCulture, $"{Seconds:0.0} s") : Time(Seconds);
        return Done == total
            ? string.Create(CultureInfo.InvariantCulture, $"{total - begun:N0}{counted} in {time}")
            : string.Create(CultureInfo.InvariantCulture, $"stopped after {Done:N0} of {total:N0}{counted}, {time}");
    }

    private double Seconds => clock.GetElapsedTime(start, Math.Max(start, now)).TotalSeconds;

    private string Numbers()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{100 * Done / total} %, {Done:N0} / {total:N0}{counted}");
        if (Done == begun || Seconds <= 0) return text;
        var rate = (Done - begun) / Seconds;
        var time = Done < total ? $"{Time((total - Done) / rate)} left" : $"in {Time(Seconds)}";
        return string.Create(CultureInfo.InvariantCulture, $"{text}, {Rounded(rate)}{counted}/s, {time}");
    }

    // three digits, never as a power of ten: 0.25, 31.2, 15,320
    private static string Rounded(double rate) => rate.ToString(rate >= 100 ? "N0" : "G3", CultureInfo.InvariantCulture);

    private static string Time(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Min(Math.Round(seconds), 86400.0 * 365));
        return time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : $"{time:m\\:ss}";
    }
}
