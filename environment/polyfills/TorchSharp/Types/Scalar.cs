using static TorchSharp.torch;

namespace TorchSharp;

public class Scalar : IDisposable
{
    internal Scalar(long value, ScalarType type)
    {
        Integer = value;
        Real = value;
        Type = type;
    }

    internal Scalar(double value)
    {
        Integer = double.IsFinite(value) ? (long)value : 0;
        Real = value;
        Type = ScalarType.Float64;
    }

    public ScalarType Type { get; }

    internal long Integer { get; }

    internal double Real { get; }

    public static implicit operator Scalar(byte value) => new(value, ScalarType.Int64);

    public static implicit operator Scalar(sbyte value) => new(value, ScalarType.Int64);

    public static implicit operator Scalar(short value) => new(value, ScalarType.Int64);

    public static implicit operator Scalar(int value) => new(value, ScalarType.Int64);

    public static implicit operator Scalar(long value) => new(value, ScalarType.Int64);

    public static implicit operator Scalar(float value) => new(value);

    public static implicit operator Scalar(double value) => new(value);

    public static implicit operator Scalar(bool value) => new(value ? 1 : 0, ScalarType.Bool);

    // a scalar owns nothing here; the package's does
    public void Dispose() => GC.SuppressFinalize(this);
}
