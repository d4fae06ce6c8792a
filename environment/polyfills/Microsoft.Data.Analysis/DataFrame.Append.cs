using System.Globalization;

namespace Microsoft.Data.Analysis;

public partial class DataFrame
{
    /// <summary>Adds rows, cell by cell in the order of the columns.</summary>
    public DataFrame Append(IEnumerable<DataFrameRow> rows, bool inPlace = false, CultureInfo? cultureInfo = null)
    {
        var frame = inPlace ? this : Clone();
        foreach (var row in rows.ToArray()) frame.Append((IEnumerable<object?>)row, inPlace: true, cultureInfo);
        return frame;
    }

    /// <summary>Adds a row; cells that are missing at its end are null.</summary>
    public DataFrame Append(IEnumerable<object?>? row = null, bool inPlace = false, CultureInfo? cultureInfo = null)
    {
        object?[] cells = [.. row ?? []];
        if (cells.Length > Columns.Count)
            throw new ArgumentException($"The row has {cells.Length} cells and the frame {Columns.Count} columns.", nameof(row));
        return AppendCells([.. cells, .. new object?[Columns.Count - cells.Length]], inPlace, cultureInfo);
    }

    /// <summary>Adds a row by the names of its columns; those that are not named get null.</summary>
    public DataFrame Append(IEnumerable<KeyValuePair<string, object?>> row, bool inPlace = false, CultureInfo? cultureInfo = null)
    {
        var cells = new object?[Columns.Count];
        foreach (var (name, value) in row) cells[Columns.Position(name)] = value;
        return AppendCells(cells, inPlace, cultureInfo);
    }

    // every cell is converted before the first is added: a row that does not fit leaves the frame as it was
    private DataFrame AppendCells(object?[] cells, bool inPlace, CultureInfo? culture)
    {
        var frame = inPlace ? this : Clone();
        object?[] values = [.. cells.Zip(frame.Columns, (cell, column) => column.Converted(cell, culture ?? CultureInfo.CurrentCulture))];
        foreach (var (column, value) in frame.Columns.Zip(values)) column.AppendValue(value);
        return frame;
    }
}
