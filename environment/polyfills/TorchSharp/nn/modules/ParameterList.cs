using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters whose names are their places.</summary>
public class ParameterList : nn.Module, IEnumerable<Parameter>
{
    private readonly List<Parameter> list = [];

    public ParameterList(params Parameter[] parameters)
        : base(nameof(ParameterList)) => extend(parameters);

    public int Count => list.Count;

    public bool IsReadOnly => false;

    public Parameter this[int index] => list[index];

    public void Add(Parameter item)
    {
        register_parameter($"{list.Count}", item);
        list.Add(item);
    }

    public void append(params Parameter[] parameters) => extend(parameters);

    public void extend(IEnumerable<Parameter> parameters)
    {
        foreach (var parameter in parameters) Add(parameter);
    }

    public bool Contains(Parameter item) => list.Contains(item);

    public int IndexOf(Parameter item) => list.IndexOf(item);

    public IEnumerator<Parameter> GetEnumerator() => list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
