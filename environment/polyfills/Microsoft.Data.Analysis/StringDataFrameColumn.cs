using System.Collections;
using System.Globalization;

namespace Microsoft.Data.Analysis;

/// <summary>A column of texts.</summary>
public class StringDataFrameColumn : DataFrameColumn, IEnumerable<string?>
{
    private readonly List<string?> values;

    public StringDataFrameColumn(string name, IEnumerable<string?> values) : base(name, 0, typeof(string))
    {
        this.values = [.. values];
        Length = this.values.Count;
    }

    public StringDataFrameColumn(string name, long length = 0) : this(name, Enumerable.Repeat<string?>(null, (int)length))
    {
    }

    public override long NullCount => values.Count(value => value is null);

    public new string? this[long rowIndex]
    {
        get => values[checked((int)rowIndex)];
        set => values[checked((int)rowIndex)] = value;
    }

    public void Append(string? value)
    {
        values.Add(value);
        Length = values.Count;
    }

    public IEnumerator<string?> GetEnumerator() => values.GetEnumerator();

    protected override IEnumerator GetEnumeratorCore() => GetEnumerator();

    protected override object? GetValue(long rowIndex) => this[rowIndex];

    protected override void SetValue(long rowIndex, object? value) => this[rowIndex] = value is null or string
        ? (string?)value
        : throw new ArgumentException($"The column \"{Name}\" holds texts, and {value} is a {value.GetType().Name}.", nameof(value));

    internal override DataFrameColumn Take(IEnumerable<long> rows) => new StringDataFrameColumn(Name, rows.Select(row => this[row]));

    internal override object? Converted(object? value, CultureInfo culture) => value is null ? null : Convert.ToString(value, culture);

    internal override void AppendValue(object? value) => Append((string?)value);
}
