using System.Collections.ObjectModel;

namespace Microsoft.Data.Analysis;

/// <summary>The columns of a frame: every name once, all of one length.</summary>
public class DataFrameColumnCollection : Collection<DataFrameColumn>
{
    internal DataFrameColumnCollection()
    {
    }

    public DataFrameColumn this[string columnName]
    {
        get => this[Position(columnName)];
        set
        {
            value.Rename(columnName);
            var index = IndexOf(columnName);
            if (index < 0) Add(value);
            else this[index] = value;
        }
    }

    /// <summary>The column's position, or -1.</summary>
    public int IndexOf(string columnName) => Items.Select(column => column.Name).ToList().IndexOf(columnName);

    public void Remove(string columnName)
    {
        var index = IndexOf(columnName);
        if (index >= 0) RemoveAt(index);
    }

    public void RenameColumn(string currentName, string newName)
    {
        var column = this[currentName];
        if (currentName != newName) RequireNew(newName);
        column.Rename(newName);
    }

    public BooleanDataFrameColumn GetBooleanColumn(string name) => Typed<BooleanDataFrameColumn>(name);

    public DoubleDataFrameColumn GetDoubleColumn(string name) => Typed<DoubleDataFrameColumn>(name);

    public Int32DataFrameColumn GetInt32Column(string name) => Typed<Int32DataFrameColumn>(name);

    public Int64DataFrameColumn GetInt64Column(string name) => Typed<Int64DataFrameColumn>(name);

    public SingleDataFrameColumn GetSingleColumn(string name) => Typed<SingleDataFrameColumn>(name);

    public StringDataFrameColumn GetStringColumn(string name) => Typed<StringDataFrameColumn>(name);

    internal long RowCount => Count == 0 ? 0 : this[0].Length;

    internal int Position(string name) => IndexOf(name) is var index and >= 0
        ? index
        : throw new ArgumentException($"There is no column \"{name}\"; there are: {string.Join(", ", Items.Select(column => column.Name))}.", nameof(name));

    protected override void InsertItem(int columnIndex, DataFrameColumn column)
    {
        RequireNew(column.Name);
        RequireLength(column, isOnly: Count == 0);
        base.InsertItem(columnIndex, column);
    }

    protected override void SetItem(int columnIndex, DataFrameColumn column)
    {
        if (this[columnIndex].Name != column.Name) RequireNew(column.Name);
        RequireLength(column, isOnly: Count == 1);
        base.SetItem(columnIndex, column);
    }

    private T Typed<T>(string name) where T : DataFrameColumn => this[name] as T
        ?? throw new ArgumentException($"The column \"{name}\" is a {this[name].GetType().Name}, not a {typeof(T).Name}.", nameof(name));

    private void RequireNew(string name)
    {
        if (IndexOf(name) >= 0) throw new ArgumentException($"There is a column \"{name}\" already.", nameof(name));
    }

    private void RequireLength(DataFrameColumn column, bool isOnly)
    {
        if (!isOnly && column.Length != RowCount)
            throw new ArgumentException($"The column \"{column.Name}\" has {column.Length} rows and the frame {RowCount}.", nameof(column));
    }
}
