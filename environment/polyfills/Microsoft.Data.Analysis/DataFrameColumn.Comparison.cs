namespace Microsoft.Data.Analysis;

public abstract partial class DataFrameColumn
{
    public PrimitiveDataFrameColumn<bool> ElementwiseEquals<T>(T value) => Compare(Relation.Equal, value);

    public PrimitiveDataFrameColumn<bool> ElementwiseEquals(DataFrameColumn column) => Compare(Relation.Equal, column);

    public PrimitiveDataFrameColumn<bool> ElementwiseNotEquals<T>(T value) => Compare(Relation.NotEqual, value);

    public PrimitiveDataFrameColumn<bool> ElementwiseNotEquals(DataFrameColumn column) => Compare(Relation.NotEqual, column);

    public PrimitiveDataFrameColumn<bool> ElementwiseGreaterThan<T>(T value) => Compare(Relation.Greater, value);

    public PrimitiveDataFrameColumn<bool> ElementwiseGreaterThan(DataFrameColumn column) => Compare(Relation.Greater, column);

    public PrimitiveDataFrameColumn<bool> ElementwiseGreaterThanOrEqual<T>(T value) => Compare(Relation.GreaterOrEqual, value);

    public PrimitiveDataFrameColumn<bool> ElementwiseGreaterThanOrEqual(DataFrameColumn column) => Compare(Relation.GreaterOrEqual, column);

    public PrimitiveDataFrameColumn<bool> ElementwiseLessThan<T>(T value) => Compare(Relation.Less, value);

    public PrimitiveDataFrameColumn<bool> ElementwiseLessThan(DataFrameColumn column) => Compare(Relation.Less, column);

    public PrimitiveDataFrameColumn<bool> ElementwiseLessThanOrEqual<T>(T value) => Compare(Relation.LessOrEqual, value);

    public PrimitiveDataFrameColumn<bool> ElementwiseLessThanOrEqual(DataFrameColumn column) => Compare(Relation.LessOrEqual, column);

    public PrimitiveDataFrameColumn<bool> ElementwiseIsNull() => PerRow(row => this[row] is null);

    public PrimitiveDataFrameColumn<bool> ElementwiseIsNotNull() => PerRow(row => this[row] is not null);

    private BooleanDataFrameColumn Compare(Relation relation, object? other)
    {
        if (other is not DataFrameColumn column) return PerRow(row => relation.Holds(this[row], other, DataType));
        if (column.Length != Length)
            throw new ArgumentException($"The columns have {Length} and {column.Length} rows: only columns of one length are compared.", nameof(other));
        return PerRow(row => relation.Holds(this[row], column[row], DataType));
    }

    private BooleanDataFrameColumn PerRow(Func<long, bool> holds) =>
        new(Name, Enumerable.Range(0, (int)Length).Select(row => holds(row)));
}
