using System.Text;

namespace TorchSharp.Native;

/// <summary>One argument of an operator; made by implicit conversion from what C# code passes.</summary>
internal readonly struct Value
{
    private Value(Tag tag, long bits = 0, object? reference = null, int length = 0)
    {
        Tag = tag;
        Bits = bits;
        Reference = reference;
        Length = length;
    }

    internal Tag Tag { get; }

    /// <summary>The integer, or the double's bits.</summary>
    internal long Bits { get; }

    /// <summary>The list's length, the device's type.</summary>
    internal int Length { get; }

    /// <summary>What must live until the call is over: a tensor, a generator, an array.</summary>
    internal object? Reference { get; }

    internal static Value None => default;

    public static implicit operator Value(torch.Tensor? tensor) => tensor is null ? None : new(Tag.Tensor, reference: tensor);

    public static implicit operator Value(long value) => new(Tag.Int, value);

    public static implicit operator Value(long? value) => value is { } v ? v : None;

    public static implicit operator Value(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Value(double? value) => value is { } v ? v : None;

    public static implicit operator Value(bool value) => new(Tag.Bool, value ? 1 : 0);

    public static implicit operator Value(Scalar? value) => value is null ? None : value.Type switch
    {
        torch.ScalarType.Float64 => value.Real,
        torch.ScalarType.Bool => value.Integer != 0,
        _ => value.Integer,
    };

    public static implicit operator Value(torch.ScalarType type) => (long)type;

    public static implicit operator Value(torch.ScalarType? type) => type is { } t ? (long)t : None;

    public static implicit operator Value(long[]? list) => list is null ? None : new(Tag.IntList, reference: list, length: list.Length);

    public static implicit operator Value(double[]? list) => list is null ? None : new(Tag.DoubleList, reference: list, length: list.Length);

    public static implicit operator Value(torch.Tensor[] list) => new(Tag.TensorList, reference: list, length: list.Length);

    public static implicit operator Value(string? text)
    {
        if (text is null) return None;
        var bytes = Encoding.UTF8.GetBytes(text);
        return new(Tag.String, reference: bytes, length: bytes.Length);
    }

    public static implicit operator Value(torch.Device? device) => device is null ? None : new(Tag.Device, device.index, length: (int)device.type);

    public static implicit operator Value(torch.Generator? generator) => generator is null ? None : new(Tag.Generator, reference: generator);

    /// <summary>A list in which null stands for "all of this dimension", as index and index_put take it.</summary>
    internal static Value Indices(torch.Tensor?[] list) => new(Tag.OptionalTensorList, reference: list, length: list.Length);
}
