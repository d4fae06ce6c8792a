using System.Collections;

namespace Microsoft.Data.Analysis;

/// <summary>A view of one row: what is set here is set in the frame.</summary>
public class DataFrameRow : IEnumerable<object?>
{
    private readonly DataFrame frame;
    private readonly long row;

    internal DataFrameRow(DataFrame frame, long row) => (this.frame, this.row) = (frame, row);

    public object? this[int index]
    {
        get => frame[row, index];
        set => frame[row, index] = value;
    }

    public object? this[string columnName]
    {
        get => frame[columnName][row];
        set => frame[columnName][row] = value;
    }

    public IEnumerable<KeyValuePair<string, object?>> GetValues() =>
        frame.Columns.Select(column => KeyValuePair.Create(column.Name, column[row]));

    public IEnumerator<object?> GetEnumerator() => frame.Columns.Select(column => column[row]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Concat(this.Select(cell => Text(cell) + " "));

    internal static string Text(object? cell) => cell?.ToString() ?? "null";
}
