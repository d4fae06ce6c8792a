using System.Collections;

namespace Microsoft.Data.Analysis;

/// <summary>The rows of a frame, each a view of it.</summary>
public class DataFrameRowCollection : IEnumerable<DataFrameRow>
{
    private readonly DataFrame frame;

    internal DataFrameRowCollection(DataFrame frame) => this.frame = frame;

    public long Count => frame.Columns.RowCount;

    public DataFrameRow this[long index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new DataFrameRow(frame, index);
        }
    }

    public IEnumerator<DataFrameRow> GetEnumerator()
    {
        for (var row = 0L; row < Count; row++) yield return new DataFrameRow(frame, row);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
