using System.Runtime.CompilerServices;

namespace XPlot.Plotly;

/// <summary>The properties of an object that were set: the others are left out of Plotly's JSON, so that Plotly chooses.</summary>
internal sealed class Settings
{
    private readonly Dictionary<string, object> values = [];

    public T Get<T>([CallerMemberName] string name = "") => values.TryGetValue(name, out var value)
        ? (T)value
        : throw new ArgumentException($"\"{name}\" was not set, so it has no value to read (ShouldSerialize{name}() says whether it was).", name);

    public void Set(object value, [CallerMemberName] string name = "") => values[name] = value;

    public bool IsSet(string name) => values.ContainsKey(name);
}
