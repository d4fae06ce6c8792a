using System.Globalization;
using System.Text;

namespace Workbook.Engine;

/// <summary>
/// Sends events in the order they happen. Printed text is gathered for a moment first: cells print often and little. What a cell prints
/// beyond a limit is left out but for its end.
/// </summary>
internal sealed class EventChannel : IDisposable
{
    /// <summary>As many characters of a cell's output are sent as they come.</summary>
    public const int PrintLimit = 1_000_000;

    private const int TailLength = 10_000;
    private const int FlushLength = 8192;
    private static readonly TimeSpan FlushDelay = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private readonly StringBuilder pending = new();
    private readonly StringBuilder tail = new();
    private readonly Action<EngineEvent> send;
    private readonly Timer timer;
    private string pendingStream = "stdout";
    private long printed;

    public EventChannel(Action<EngineEvent> send)
    {
        this.send = send;
        timer = new Timer(_ => Flush());
    }

    public void Send(EngineEvent message) => Unbroken(() =>
    {
        FlushPending();
        send(message);
    });

    public void Print(string stream, string text) => Unbroken(() =>
    {
        var room = (int)Math.Clamp(PrintLimit - printed, 0, text.Length);
        printed += text.Length;
        if (room > 0)
            Gather(stream, text.AsSpan(0, room));
        if (room < text.Length)
            KeepTail(text.AsSpan(room));
    });

    /// <summary>Sends the text gathered so far.</summary>
    public void Flush() => Unbroken(FlushPending);

    /// <summary>Sends what is left of a cell's text, and starts counting anew.</summary>
    public void EndCell() => Unbroken(() =>
    {
        FlushPending();
        var omitted = printed - PrintLimit - tail.Length;
        if (omitted > 0)
            send(new StreamEvent("stderr", string.Create(CultureInfo.InvariantCulture, $"\n… {omitted:N0} of the {printed:N0} characters that this cell printed are left out …\n")));
        if (tail.Length > 0)
            send(new StreamEvent(pendingStream, tail.ToString()));
        tail.Clear();
        printed = 0;
    });

    public void Dispose() => timer.Dispose();

    private void Gather(string stream, ReadOnlySpan<char> text)
    {
        if (pendingStream != stream)
            FlushPending();
        pendingStream = stream;
        if (pending.Length == 0)
            timer.Change(FlushDelay, Timeout.InfiniteTimeSpan);
        pending.Append(text);
        if (pending.Length >= FlushLength)
            FlushPending();
    }

    private void KeepTail(ReadOnlySpan<char> text)
    {
        tail.Append(text[Math.Max(0, text.Length - TailLength)..]);
        // cut now and then only: each cut moves what is kept
        if (tail.Length > 4 * TailLength)
            tail.Remove(0, tail.Length - TailLength);
    }

    private void FlushPending()
    {
        if (pending.Length == 0)
            return;
        var text = pending.ToString();
        pending.Clear();
        send(new StreamEvent(pendingStream, text));
    }

    // Cells are interrupted by aborting their thread, which spares finally blocks: half an event would end the conversation.
    private void Unbroken(Action action)
    {
        try
        {
        }
        finally
        {
            lock (gate)
                action();
        }
    }
}
