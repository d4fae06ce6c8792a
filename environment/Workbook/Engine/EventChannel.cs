using System.Text;

namespace Workbook.Engine;

/// <summary>Sends events in the order they happen. Printed text is gathered for a moment first: cells print often and little.</summary>
internal sealed class EventChannel : IDisposable
{
    private const int FlushLength = 8192;
    private static readonly TimeSpan FlushDelay = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private readonly StringBuilder pending = new();
    private readonly Action<EngineEvent> send;
    private readonly Timer timer;
    private string pendingStream = "stdout";

    public EventChannel(Action<EngineEvent> send)
    {
        this.send = send;
        timer = new Timer(_ => Flush());
    }

    public void Send(EngineEvent message)
    {
        lock (gate)
        {
            Flush();
            send(message);
        }
    }

    public void Print(string stream, ReadOnlySpan<char> text)
    {
        lock (gate)
        {
            if (pendingStream != stream)
                Flush();
            pendingStream = stream;
            if (pending.Length == 0)
                timer.Change(FlushDelay, Timeout.InfiniteTimeSpan);
            pending.Append(text);
            if (pending.Length >= FlushLength)
                Flush();
        }
    }

    public void Dispose() => timer.Dispose();

    /// <summary>Sends the text gathered so far.</summary>
    public void Flush()
    {
        lock (gate)
        {
            if (pending.Length == 0)
                return;
            var text = pending.ToString();
            pending.Clear();
            send(new StreamEvent(pendingStream, text));
        }
    }
}
