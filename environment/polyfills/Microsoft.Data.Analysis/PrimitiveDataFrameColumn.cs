using System.Collections;
using System.Globalization;

namespace Microsoft.Data.Analysis;

/// <summary>A column of numbers or truth values.</summary>
public class PrimitiveDataFrameColumn<T> : DataFrameColumn, IEnumerable<T?> where T : unmanaged
{
    private readonly List<T?> values;

    public PrimitiveDataFrameColumn(string name, IEnumerable<T> values) : this(name, values.Select(value => (T?)value))
    {
    }

    public PrimitiveDataFrameColumn(string name, IEnumerable<T?> values) : base(name, 0, typeof(T))
    {
        this.values = [.. values];
        Length = this.values.Count;
    }

    public PrimitiveDataFrameColumn(string name, long length = 0) : this(name, Enumerable.Repeat<T?>(null, (int)length))
    {
    }

    public override long NullCount => values.Count(value => value is null);

    public new T? this[long rowIndex]
    {
        get => values[checked((int)rowIndex)];
        set => values[checked((int)rowIndex)] = value;
    }

    public void Append(T? value)
    {
        values.Add(value);
        Length = values.Count;
    }

    public override bool IsNumericColumn() => Arithmetic.Of<T>() is not null;

    public override double Mean()
    {
        if (Length == 0) return 0;
        var sum = Sum() ?? throw new InvalidOperationException($"The column \"{Name}\" has nulls only, and so no mean.");
        return Convert.ToDouble(sum) / (Length - NullCount);
    }

    public override double Median()
    {
        _ = RequireArithmetic();
        double[] sorted = [.. Present().Select(value => Convert.ToDouble(value)).Order()];
        if (sorted.Length == 0) return 0;
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    public override object? Max() => Fold(RequireArithmetic().Max);

    public override object? Min() => Fold(RequireArithmetic().Min);

    public override object? Sum() => Fold(RequireArithmetic().Add);

    public IEnumerator<T?> GetEnumerator() => values.GetEnumerator();

    protected override IEnumerator GetEnumeratorCore() => GetEnumerator();

    protected override object? GetValue(long rowIndex) => this[rowIndex];

    protected override void SetValue(long rowIndex, object? value) => this[rowIndex] = value switch
    {
        null => null,
        T typed => typed,
        _ => throw new ArgumentException($"The column \"{Name}\" holds {typeof(T).Name}, and {value} is a {value.GetType().Name}.", nameof(value)),
    };

    protected virtual PrimitiveDataFrameColumn<T> CreateNewColumn(string name, long length = 0) => new(name, length);

    internal override DataFrameColumn Take(IEnumerable<long> rows)
    {
        var column = CreateNewColumn(Name);
        foreach (var row in rows) column.Append(this[row]);
        return column;
    }

    internal override object? Converted(object? value, CultureInfo culture) => value is null or "" ? null : Convert.ChangeType(value, typeof(T), culture);

    internal override void AppendValue(object? value) => Append((T?)value);

    private Arithmetic<T> RequireArithmetic() => Arithmetic.Of<T>() ?? throw NotNumeric();

    private IEnumerable<T> Present() => values.Where(value => value is not null).Select(value => value!.Value);

    private object? Fold(Func<T, T, T> join) => Present().Any() ? Present().Aggregate(join) : null;
}
