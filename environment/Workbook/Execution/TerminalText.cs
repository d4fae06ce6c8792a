using System.Text;

namespace Workbook.Execution;

/// <summary>Printed text as a terminal would leave it: what comes after a carriage return writes over its line.</summary>
internal sealed class TerminalText
{
    private readonly StringBuilder finished = new();
    private readonly StringBuilder line = new();
    private int column;
    private bool carriageReturn;

    /// <summary>The last line that says something, for a progress display.</summary>
    public string LastLine { get; private set; } = "";

    public void Append(string text)
    {
        foreach (var c in text)
        {
            // "\r\n" ends a line, "\r" alone begins to write over it
            if (c == '\n')
                EndLine();
            else if (c == '\r')
                carriageReturn = true;
            else
                Put(c);
        }

        if (line.Length > 0)
            LastLine = line.ToString();
    }

    public override string ToString() => finished.ToString() + line;

    private void EndLine()
    {
        if (line.Length > 0)
            LastLine = line.ToString();
        finished.Append(line).Append('\n');
        line.Clear();
        column = 0;
        carriageReturn = false;
    }

    private void Put(char c)
    {
        if (carriageReturn)
            column = 0;
        carriageReturn = false;
        if (column < line.Length)
            line[column] = c;
        else
            line.Append(c);
        column++;
    }
}
