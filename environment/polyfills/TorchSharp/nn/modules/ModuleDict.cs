using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class ModuleDict<T> : nn.Module, IEnumerable<(string, T)> where T : nn.Module
{
    private readonly OrderedDictionary<string, T> modulesByName = [];

    public ModuleDict()
        : base(nameof(ModuleDict<T>))
    {
    }

    public int Count => modulesByName.Count;

    public bool IsReadOnly => false;

    public T this[string key]
    {
        get => modulesByName[key];
        set
        {
            modulesByName[key] = value;
            Register();
        }
    }

    public IEnumerable<string> keys() => modulesByName.Keys;

    public IEnumerable<T> values() => modulesByName.Values;

    public IEnumerator<(string, T)> items() => GetEnumerator();

    public void Add(string key, T value)
    {
        modulesByName.Add(key, value);
        Register();
    }

    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    public bool Remove(string key)
    {
        var removed = modulesByName.Remove(key);
        Register();
        return removed;
    }

    public void clear()
    {
        modulesByName.Clear();
        Register();
    }

    public bool ContainsKey(string key) => modulesByName.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => modulesByName.TryGetValue(key, out value);

    public IEnumerator<(string, T)> GetEnumerator() => modulesByName.Select(pair => (pair.Key, pair.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Register()
    {
        ClearModules();
        foreach (var (key, module) in modulesByName) register_module(key, module);
    }
}
