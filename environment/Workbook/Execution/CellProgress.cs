using System.Diagnostics;
using System.Globalization;
using Workbook.Files;

namespace Workbook.Execution;

/// <summary>One line a cell: <c>08-vae  [ 7/31]  first line of the source  1.2 s</c>, rewritten while it runs if the output is a terminal.</summary>
internal sealed class CellProgress : IDisposable
{
    private const int PlainWidth = 100;
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(0.5);

    private readonly Lock gate = new();
    private readonly TextWriter output;
    private readonly bool rewrites;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly string head;
    private readonly string headline;
    private readonly Timer? timer;
    private string note = "";
    private bool ended;

    public CellProgress(TextWriter output, bool rewrites, string notebook, int number, int count, string source)
    {
        this.output = output;
        this.rewrites = rewrites;
        var width = count.ToString(CultureInfo.InvariantCulture).Length;
        head = $"{notebook}  [{number.ToString(CultureInfo.InvariantCulture).PadLeft(width)}/{count}]  ";
        headline = source.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";
        if (!rewrites)
            return;
        Draw();
        timer = new Timer(_ => Draw(), state: null, Refresh, Refresh);
    }

    /// <summary>What the cell last said, shown beside its source while it runs.</summary>
    public void Note(string text)
    {
        lock (gate)
            note = text.Trim();
    }

    /// <summary>Leaves the cell's line as it ended.</summary>
    public void End(bool failed)
    {
        lock (gate)
        {
            ended = true;
            var line = Line(failed ? "failed" : "", note: "");
            output.WriteLine(rewrites ? "\r" + line : line);
        }
    }

    public void Dispose()
    {
        timer?.Dispose();
        lock (gate)
        {
            // stopped in the middle: what follows begins a line of its own
            if (rewrites && !ended)
                output.WriteLine();
            ended = true;
        }
    }

    private void Draw()
    {
        lock (gate)
        {
            if (!ended)
                output.Write("\r" + Line("", note));
        }
    }

    private string Line(string verdict, string note)
    {
        var tail = $"  {(verdict.Length == 0 ? "" : verdict + "  ")}{Duration.Text(watch.Elapsed),7}";
        var room = Math.Max(8, Width() - head.Length - tail.Length);
        var middle = note.Length == 0 ? headline : $"{Cut(headline, room / 3)} · {note}";
        return head + Cut(middle, room).PadRight(room) + tail;
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..(length - 1)] + "…" : text;

    private int Width() => rewrites && Console.WindowWidth > 0 ? Console.WindowWidth - 1 : PlainWidth;
}
