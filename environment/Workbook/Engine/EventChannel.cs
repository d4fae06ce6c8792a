using System.Text;

namespace Workbook.Engine;

/// <summary>Sends events in the order they happen. Printed text is gathered for a moment first: cells print often and little.</summary>
internal sealed class EventChannel : IDisposable
{
    private const int FlushLength = 8192;
    private static readonly TimeSpan FlushDelay = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private readonly Action<EngineEvent> _send;
    private readonly Timer _timer;
    private string _stream = "stdout";

    public EventChannel(Action<EngineEvent> send)
    {
        _send = send;
        _timer = new Timer(_ => Flush());
    }

    public void Send(EngineEvent message)
    {
        lock (_lock)
        {
            Flush();
            _send(message);
        }
    }

    public void Print(string stream, ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            if (_stream != stream)
                Flush();
            _stream = stream;
            if (_text.Length == 0)
                _timer.Change(FlushDelay, Timeout.InfiniteTimeSpan);
            _text.Append(text);
            if (_text.Length >= FlushLength)
                Flush();
        }
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Sends the text gathered so far.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            if (_text.Length == 0)
                return;
            var text = _text.ToString();
            _text.Clear();
            _send(new StreamEvent(_stream, text));
        }
    }
}
