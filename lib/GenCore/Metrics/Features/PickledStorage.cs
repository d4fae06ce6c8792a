using static TorchSharp.torch;

namespace GenCore.Metrics.Features;

/// <summary>Numbers kept beside a pickle, which speaks of them by a key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Type">Their type.</param>
/// <param name="Count">How many there are.</param>
internal sealed record PickledStorage(string Key, ScalarType Type, long Count)
{
    /// <summary>PyTorch's names of the types.</summary>
    public static IReadOnlyDictionary<string, ScalarType> Types { get; } = new Dictionary<string, ScalarType>
    {
        ["DoubleStorage"] = ScalarType.Float64, ["FloatStorage"] = ScalarType.Float32, ["HalfStorage"] = ScalarType.Float16, ["LongStorage"] = ScalarType.Int64,
        ["IntStorage"] = ScalarType.Int32, ["ShortStorage"] = ScalarType.Int16, ["CharStorage"] = ScalarType.Int8, ["ByteStorage"] = ScalarType.Byte,
        ["BoolStorage"] = ScalarType.Bool,
    };

    /// <summary>Reads the description that PyTorch gives of it: ("storage", type, key, place, count), and in old files what part of another it is.</summary>
    /// <exception cref="InvalidDataException">It is another description.</exception>
    public static PickledStorage From(object? id) =>
        id is object?[] and ["storage", PickledName type, string key, string, long count, .. var view] && view is ([] or [null])
            && key.Length is > 0 and <= 40 && key.All(char.IsAsciiLetterOrDigit) && count >= 0 && Types.TryGetValue(type.Name.Replace("torch.", ""), out var known)
            ? new(key, known, count)
            : throw Unpickler.Damaged("its numbers are kept in an unknown way");
}
