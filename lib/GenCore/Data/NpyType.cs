using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>An element type of NumPy's that a tensor can hold.</summary>
/// <param name="Name">NumPy's name, without the byte order.</param>
/// <param name="Type">The tensor's type.</param>
/// <param name="Size">Bytes of a number.</param>
internal sealed record NpyType(string Name, ScalarType Type, int Size)
{
    private static readonly NpyType[] All =
    [
        new("f2", ScalarType.Float16, 2), new("f4", ScalarType.Float32, 4), new("f8", ScalarType.Float64, 8),
        new("u1", ScalarType.Byte, 1), new("i1", ScalarType.Int8, 1), new("i2", ScalarType.Int16, 2), new("i4", ScalarType.Int32, 4), new("i8", ScalarType.Int64, 8),
        new("b1", ScalarType.Bool, 1),
        // torch has none of these: read as signed, then widened
        new("u2", ScalarType.Int16, 2), new("u4", ScalarType.Int32, 4),
    ];

    public static string Names => string.Join(", ", All.Select(type => type.Name));

    public static NpyType? Find(string name) => Array.Find(All, type => type.Name == name);

    /// <summary>The type that a tensor's numbers are written as.</summary>
    /// <exception cref="ArgumentException">NumPy has none such.</exception>
    public static NpyType Of(Tensor array) => Array.Find(All, type => type.Type == array.dtype)
        ?? throw new ArgumentException($"A tensor of type {array.dtype} cannot be written: convert it to one of {string.Join(", ", All.Select(type => type.Type).Distinct())}.");

    /// <summary>Reads as many numbers as the shape has.</summary>
    public Tensor Read(Stream stream, long[] shape, bool swap)
    {
        var array = empty(shape, Type);
        foreach (var slice in array.Slices())
        {
            var bytes = slice.bytes;
            stream.ReadExactly(bytes);
            if (swap && Size > 1)
            {
                for (var at = 0; at < bytes.Length; at += Size)
                    bytes.Slice(at, Size).Reverse();
            }
        }
        return Name switch
        {
            "u2" => array.to(ScalarType.Int32).bitwise_and(tensor(0xFFFF)),
            "u4" => array.to(ScalarType.Int64).bitwise_and(tensor(0xFFFFFFFFL)),
            _ => array,
        };
    }
}
