using System.Collections;
using System.Globalization;

namespace Microsoft.Data.Analysis;

/// <summary>A named column of values of one type, any of which may be null.</summary>
public abstract partial class DataFrameColumn : IEnumerable
{
    protected DataFrameColumn(string name, long length, Type type) => (Name, Length, DataType) = (name, length, type);

    public string Name { get; private set; }

    public Type DataType { get; }

    public long Length { get; protected set; }

    public abstract long NullCount { get; }

    public object? this[long rowIndex]
    {
        get => GetValue(rowIndex);
        set => SetValue(rowIndex, value);
    }

    public static PrimitiveDataFrameColumn<T> Create<T>(string name, IEnumerable<T> values) where T : unmanaged => new(name, values);

    public static PrimitiveDataFrameColumn<T> Create<T>(string name, IEnumerable<T?> values) where T : unmanaged => new(name, values);

    public static StringDataFrameColumn Create(string name, IEnumerable<string?> values) => new(name, values);

    public virtual bool IsNumericColumn() => false;

    /// <summary>The mean of the values that are not null.</summary>
    public virtual double Mean() => throw NotNumeric();

    /// <summary>The median of the values that are not null.</summary>
    public virtual double Median() => throw NotNumeric();

    /// <summary>The greatest value that is not null; NaN where one is NaN, null where there is none.</summary>
    public virtual object? Max() => throw NotNumeric();

    /// <summary>The least value that is not null; NaN where one is NaN, null where there is none.</summary>
    public virtual object? Min() => throw NotNumeric();

    /// <summary>The sum, in the column's type, of the values that are not null; null where there is none.</summary>
    public virtual object? Sum() => throw NotNumeric();

    protected abstract object? GetValue(long rowIndex);

    protected abstract void SetValue(long rowIndex, object? value);

    protected abstract IEnumerator GetEnumeratorCore();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumeratorCore();

    internal void Rename(string name) => Name = name;

    /// <summary>A column of the same kind and name with some of the rows, in that order.</summary>
    internal abstract DataFrameColumn Take(IEnumerable<long> rows);

    /// <summary>The value as one that the column can hold.</summary>
    internal abstract object? Converted(object? value, CultureInfo culture);

    /// <summary>Adds a value of the column's type, or null.</summary>
    internal abstract void AppendValue(object? value);

    private protected NotSupportedException NotNumeric() => new($"The column \"{Name}\" is of {DataType.Name}, which has no arithmetic.");
}
