using System.Text;

namespace Workbook.Execution;

/// <summary>Printed text as a terminal would leave it: what comes after a carriage return writes over its line.</summary>
internal sealed class TerminalText
{
    private readonly StringBuilder _finished = new();
    private readonly StringBuilder _line = new();
    private int _column;
    private bool _carriageReturn;

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
                _carriageReturn = true;
            else
                Put(c);
        }

        if (_line.Length > 0)
            LastLine = _line.ToString();
    }

    public override string ToString() => _finished.ToString() + _line;

    private void EndLine()
    {
        if (_line.Length > 0)
            LastLine = _line.ToString();
        _finished.Append(_line).Append('\n');
        _line.Clear();
        _column = 0;
        _carriageReturn = false;
    }

    private void Put(char c)
    {
        if (_carriageReturn)
            _column = 0;
        _carriageReturn = false;
        if (_column < _line.Length)
            _line[_column] = c;
        else
            _line.Append(c);
        _column++;
    }
}
