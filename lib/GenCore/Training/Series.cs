using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace GenCore.Training;

/// <summary>
/// Named series of equal length, such as the loss and its terms at every step. A name that joins late, or is absent for a while,
/// has NaN where it had no value. The series grow as training goes on and cannot be changed from outside.
/// </summary>
public sealed class Series : IReadOnlyDictionary<string, IReadOnlyList<double>>
{
    private readonly OrderedDictionary<string, List<double>> columns = [];

    /// <summary>The number of values in each series.</summary>
    public int Length { get; private set; }

    /// <summary>The series' names, in the order in which they appeared.</summary>
    public IEnumerable<string> Keys => columns.Keys;

    /// <summary>The series, in the order of <see cref="Keys"/>.</summary>
    public IEnumerable<IReadOnlyList<double>> Values => columns.Values.Select(column => column.AsReadOnly());

    /// <summary>The number of series.</summary>
    public int Count => columns.Count;

    /// <summary>The series of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such series.</exception>
    public IReadOnlyList<double> this[string name] => TryGetValue(name, out var values)
        ? values
        : throw new KeyNotFoundException($"There is no series '{name}'; there are: {(Count == 0 ? "none yet" : string.Join(", ", Keys))}.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => columns.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out IReadOnlyList<double> value)
    {
        var found = columns.TryGetValue(key, out var column);
        value = column?.AsReadOnly();
        return found;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, IReadOnlyList<double>>> GetEnumerator() =>
        columns.Select(pair => KeyValuePair.Create<string, IReadOnlyList<double>>(pair.Key, pair.Value.AsReadOnly())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Append(IEnumerable<(string Name, double Value)> row)
    {
        Length++;
        foreach (var (name, value) in row)
        {
            var column = Column(name);
            Pad(column, Length - 1);
            column.Add(value);
        }
        foreach (var column in columns.Values)
            Pad(column, Length);
    }

    internal void Truncate(int length)
    {
        foreach (var column in columns.Values)
            column.RemoveRange(length, column.Count - length);
        Length = length;
    }

    internal void Replace(int length, IEnumerable<(string Name, double[] Values)> series)
    {
        columns.Clear();
        foreach (var (name, values) in series)
            columns.Add(name, [.. values]);
        Length = length;
    }

    private List<double> Column(string name)
    {
        if (!columns.TryGetValue(name, out var column))
            columns.Add(name, column = []);
        return column;
    }

    private static void Pad(List<double> column, int length)
    {
        while (column.Count < length)
            column.Add(double.NaN);
    }
}
