namespace GenCore.Metrics.Features;

/// <summary>A name of Python's that weights may use, and what its call describes.</summary>
internal sealed record PickledName(string Name, Func<object?[], object?> Describe)
{
    private static readonly Dictionary<string, PickledName> Known = new PickledName[]
    {
        new("collections.OrderedDict", arguments => arguments is [] ? new OrderedDictionary<object, object?>() : throw Unpickler.Damaged("it fills a dictionary in an unknown way")),
        new("torch._utils._rebuild_tensor", Tensor),
        new("torch._utils._rebuild_tensor_v2", Tensor),
        new("torch._utils._rebuild_parameter", arguments => arguments is [PickledTensor tensor, ..] ? tensor : throw Unpickler.Damaged("a parameter is no tensor")),
    }.Concat(PickledStorage.Types.Keys.Select(type => new PickledName($"torch.{type}", _ => throw Unpickler.Damaged("it calls a type of numbers")))).ToDictionary(name => name.Name);

    /// <summary>Looks a name up.</summary>
    /// <exception cref="InvalidDataException">It is another one.</exception>
    public static PickledName Find(string module, string name) => Known.TryGetValue($"{module}.{name}", out var known)
        ? known
        : throw Unpickler.Damaged($"it asks for Python's {module}.{name}, and only tensors are read");

    private static PickledTensor Tensor(object?[] arguments) => arguments is [PickledStorage storage, long offset, object?[] size, object?[] stride, ..]
        ? new(storage, offset, Numbers(size), Numbers(stride))
        : throw Unpickler.Damaged("a tensor is described in an unknown way");

    private static long[] Numbers(object?[] values) => Array.TrueForAll(values, value => value is long)
        ? Array.ConvertAll(values, value => (long)value!)
        : throw Unpickler.Damaged("a size is no number");
}
