using System.Diagnostics;
using System.Globalization;
using Workbook.Files;

namespace Workbook.Execution;

/// <summary>One line a cell: <c>08-vae  [ 7/31]  first line of the source  1.2 s</c>, rewritten while it runs if the output is a terminal.</summary>
internal sealed class CellProgress : IDisposable
{
    private const int PlainWidth = 100;
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(0.5);

    private readonly Lock _lock = new();
    private readonly TextWriter _output;
    private readonly bool _rewrites;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly string _head;
    private readonly string _source;
    private readonly Timer? _timer;
    private string _note = "";
    private bool _ended;

    public CellProgress(TextWriter output, bool rewrites, string notebook, int number, int count, string source)
    {
        _output = output;
        _rewrites = rewrites;
        var width = count.ToString(CultureInfo.InvariantCulture).Length;
        _head = $"{notebook}  [{number.ToString(CultureInfo.InvariantCulture).PadLeft(width)}/{count}]  ";
        _source = source.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";
        if (!rewrites)
            return;
        Draw();
        _timer = new Timer(_ => Draw(), state: null, Refresh, Refresh);
    }

    /// <summary>What the cell last said, shown beside its source while it runs.</summary>
    public void Note(string text)
    {
        lock (_lock)
            _note = text.Trim();
    }

    /// <summary>Leaves the cell's line as it ended.</summary>
    public void End(bool failed)
    {
        lock (_lock)
        {
            _ended = true;
            var line = Line(failed ? "failed" : "", note: "");
            _output.WriteLine(_rewrites ? "\r" + line : line);
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_lock)
        {
            // stopped in the middle: what follows begins a line of its own
            if (_rewrites && !_ended)
                _output.WriteLine();
            _ended = true;
        }
    }

    private void Draw()
    {
        lock (_lock)
        {
            if (!_ended)
                _output.Write("\r" + Line("", _note));
        }
    }

    private string Line(string verdict, string note)
    {
        var tail = $"  {(verdict.Length == 0 ? "" : verdict + "  ")}{Duration.Text(_watch.Elapsed),7}";
        var room = Math.Max(8, Width() - _head.Length - tail.Length);
        var middle = note.Length == 0 ? _source : $"{Cut(_source, room / 3)} · {note}";
        return _head + Cut(middle, room).PadRight(room) + tail;
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..(length - 1)] + "…" : text;

    private int Width() => _rewrites && Console.WindowWidth > 0 ? Console.WindowWidth - 1 : PlainWidth;
}
