using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>The element types of a safetensors file that GenCore reads and writes.</summary>
internal sealed record SafetensorsType(string Name, ScalarType Type, int Size)
{
    private static readonly SafetensorsType[] All =
    [
        new("F64", ScalarType.Float64, 8), new("F32", ScalarType.Float32, 4), new("F16", ScalarType.Float16, 2),
        new("I64", ScalarType.Int64, 8), new("I32", ScalarType.Int32, 4), new("U8", ScalarType.Byte, 1), new("BOOL", ScalarType.Bool, 1),
    ];

    public static string Names => string.Join(", ", All.Select(type => type.Name));

    public static SafetensorsType? Find(string? name) => Array.Find(All, type => type.Name == name);

    public static SafetensorsType? Find(ScalarType scalar) => Array.Find(All, type => type.Type == scalar);
}
