using System.Diagnostics;

namespace GenCore.Display.Hosts;

/// <summary>
/// A console: plain text. A change rewrites its line on a terminal; where the output goes to a file or a pipe, a line is
/// added now and then instead.
/// </summary>
internal sealed class ConsoleHost(TextWriter? output = null, bool? isTerminal = null) : IDisplayHost
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public IDisplaySlot TryShow(Visual visual)
    {
        // Console.Out is asked for at every show: hosts that collect it replace it from cell to cell
        var slot = new Slot(output ?? Console.Out, isTerminal ?? !Console.IsOutputRedirected);
        if (visual is LiveVisual) slot.Update(visual);
        else slot.Finish(visual);
        return slot;
    }

    private sealed class Slot(TextWriter output, bool isTerminal) : IDisplaySlot
    {
        private string shown = "";
        private bool lineIsOpen;
        private long? time; // the system's clock may jump, this one not

        public void Update(Visual visual)
        {
            var text = visual.ToString();
            if (isTerminal && !text.Contains('\n')) Rewrite(text);
            else if (isTerminal) Append(text);
            else if (time is not { } last || Stopwatch.GetElapsedTime(last) >= Rest) Append(text);
        }

        public void Finish(Visual visual)
        {
            var text = visual.ToString();
            if (isTerminal && !text.Contains('\n')) Rewrite(text);
            else if (text != shown) Append(text);
            Close();
        }

        private void Rewrite(string text)
        {
            output.Write(lineIsOpen ? "\r" + text.PadRight(shown.Length) : text);
            output.Flush();
            (shown, lineIsOpen) = (text, true);
        }

        // what has more lines than one cannot be taken back: it is added below
        private void Append(string text)
        {
            Close();
            output.WriteLine(text);
            (shown, time) = (text, Stopwatch.GetTimestamp());
        }

        private void Close()
        {
            if (lineIsOpen) output.WriteLine();
            lineIsOpen = false;
        }
    }
}
