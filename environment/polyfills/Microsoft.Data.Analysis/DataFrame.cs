namespace Microsoft.Data.Analysis;

/// <summary>A table in memory: named columns of equal length.</summary>
public partial class DataFrame
{
    public DataFrame(params DataFrameColumn[] columns) : this((IEnumerable<DataFrameColumn>)columns)
    {
    }

    public DataFrame(IEnumerable<DataFrameColumn> columns)
    {
        Columns = [];
        Rows = new DataFrameRowCollection(this);
        foreach (var column in columns) Columns.Add(column);
    }

    public DataFrameColumnCollection Columns { get; }

    public DataFrameRowCollection Rows { get; }

    public DataFrameColumn this[string columnName]
    {
        get => Columns[columnName];
        set => Columns[columnName] = value;
    }

    public object? this[long rowIndex, int columnIndex]
    {
        get => Columns[columnIndex][rowIndex];
        set => Columns[columnIndex][rowIndex] = value;
    }

    public DataFrame this[PrimitiveDataFrameColumn<bool> rowFilter] => Filter(rowFilter);

    public DataFrame this[IEnumerable<int> rowIndices] => Take(rowIndices.Select(row => (long)row));

    public DataFrame Clone() => Take(AllRows());

    public DataFrame Head(int numberOfRows) => Range(0, numberOfRows);

    public DataFrame Tail(int numberOfRows) => Range(Rows.Count - numberOfRows, numberOfRows);

    /// <summary>The rows where the filter is true; rows beyond its end are left out.</summary>
    public DataFrame Filter(PrimitiveDataFrameColumn<bool> filter)
    {
        if (filter.Length > Rows.Count)
            throw new ArgumentException($"The filter has {filter.Length} rows and the frame {Rows.Count}.", nameof(filter));
        return Take(AllRows().Take((int)filter.Length).Where(row => filter[row] == true));
    }

    /// <summary>The rows in the order of a column. Rows with equal values keep their order, or its reverse when descending.</summary>
    public DataFrame OrderBy(string columnName, bool ascending = true, bool putNullValuesLast = true)
    {
        var column = Columns[columnName];
        var nulls = AllRows().Where(row => column[row] is null);
        var sorted = AllRows().Where(row => column[row] is not null).OrderBy(row => column[row]);
        var values = ascending ? sorted : sorted.Reverse();
        return Take(putNullValuesLast ? values.Concat(nulls) : nulls.Concat(values));
    }

    public DataFrame OrderByDescending(string columnName, bool putNullValuesLast = true) =>
        OrderBy(columnName, ascending: false, putNullValuesLast);

    private IEnumerable<long> AllRows() => Enumerable.Range(0, (int)Rows.Count).Select(row => (long)row);

    private DataFrame Range(long start, int count)
    {
        if (count < 0 || count > Rows.Count)
            throw new ArgumentOutOfRangeException(nameof(count), $"{count} rows were asked for, and the frame has {Rows.Count}.");
        return Take(Enumerable.Range(0, count).Select(row => start + row));
    }

    private DataFrame Take(IEnumerable<long> rows)
    {
        long[] taken = [.. rows];
        return new DataFrame(Columns.Select(column => column.Take(taken)));
    }
}
