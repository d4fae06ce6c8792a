using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>
/// One array as NumPy saves it (<c>.npy</c>, versions 1 to 3): real numbers, whole numbers and truth values, in C or Fortran order, of either byte
/// order. The format is NumPy Enhancement Proposal 1. Arrays of Python objects, which could run code, are refused.
/// </summary>
public static partial class NpyFile
{
    private const int LongestHeader = 1 << 16;

    private static readonly byte[] Magic = [0x93, .. "NUMPY"u8];

    /// <summary>Reads an array.</summary>
    /// <returns>A tensor in row-major order, on the CPU. Unsigned numbers of more than 8 bits become signed ones of twice the size.</returns>
    /// <exception cref="DatasetException">The file is missing, broken, or of a type that no tensor has.</exception>
    public static Tensor Read(string path)
    {
        if (!File.Exists(path))
            throw new DatasetException($"There is no file {path}: check the path.");
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Read(stream, stream.Length, path);
    }

    /// <summary>Writes an array of version 1, row-major and little-endian, to a file, which is replaced only when the new one stands whole on the disk.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="array">A tensor of a type that <see cref="Read(string)"/> returns, on any device, of any shape.</param>
    /// <exception cref="ArgumentException">The tensor has another type.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Tensor array) => AtomicFile.Write(path, stream => Write(stream, array));

    // length: how many bytes the stream has, before memory is asked for
    internal static Tensor Read(Stream stream, long length, string name)
    {
        var (descr, fortran, shape, headerEnd) = Header(stream, name);
        if (NpyType.Find(descr[1..]) is not { } type || descr[0] is not ('<' or '>' or '|' or '='))
            throw new DatasetException($"{name} holds numbers of type '{descr}', expected one of {NpyType.Names}: convert the array with astype('float32') and save it again.");
        var bytes = shape.Aggregate((double)type.Size, (product, n) => product * n);
        if (bytes != length - headerEnd)
            throw Broken(name, $"its header promises [{string.Join(", ", shape)}] numbers of {type.Size} bytes, and {length - headerEnd} bytes follow");

        using var scope = NewDisposeScope();
        // column-major numbers are row-major ones of the shape reversed
        var array = type.Read(stream, fortran ? [.. shape.Reverse()] : shape, swap: descr[0] == '>');
        if (fortran)
            array = array.permute([.. Enumerable.Range(0, shape.Length).Select(d => (long)(shape.Length - 1 - d))]).contiguous();
        return array.MoveToOuterDisposeScope();
    }

    internal static void Write(Stream stream, Tensor array)
    {
        var type = NpyType.Of(array);
        using var scope = NewDisposeScope();
        var shape = string.Concat(array.shape.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n}, ")));
        var text = $"{{'descr': '{(type.Size == 1 ? '|' : '<')}{type.Name}', 'fortran_order': False, 'shape': ({shape.TrimEnd()}), }}";
        // the numbers begin at a multiple of 64
        var header = Encoding.ASCII.GetBytes(text.PadRight((text.Length + 11 + 63) / 64 * 64 - 11) + '\n');
        stream.Write(Magic);
        stream.Write([1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        stream.Write(header);
        foreach (var slice in array.detach().cpu().contiguous().Slices())
            stream.Write(slice.bytes);
    }

    private static (string Descr, bool Fortran, long[] Shape, long End) Header(Stream stream, string name)
    {
        Span<byte> start = stackalloc byte[8];
        if (stream.ReadAtLeast(start, 8, throwOnEndOfStream: false) < 8 || !start[..6].SequenceEqual(Magic))
            throw Broken(name, "it does not begin as one");
        var wide = start[6] switch { 1 => false, 2 or 3 => true, var version => throw Broken(name, $"its version is {version}, and 1 to 3 are known") };
        Span<byte> size = stackalloc byte[4];
        size.Clear();
        Fill(stream, size[..(wide ? 4 : 2)], name);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > LongestHeader)
            throw Broken(name, $"its header should have {length} bytes");
        var header = new byte[length];
        Fill(stream, header, name);
        var text = Encoding.UTF8.GetString(header);
        var (descr, order, shape) = (DescrPattern().Match(text), OrderPattern().Match(text), ShapePattern().Match(text));
        if (!descr.Success || !order.Success || !shape.Success)
            throw new DatasetException($"{name} holds an array of another kind than plain numbers ({text.Trim()}): save it as one array of float32.");
        var sizes = shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => n.TrimEnd('L'));
        try
        {
            return (descr.Groups[1].Value, order.Groups[1].Value == "True", [.. sizes.Select(n => long.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture))], 8 + (wide ? 4 : 2) + length);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Broken(name, $"its shape is ({shape.Groups[1].Value})");
        }
    }

    private static void Fill(Stream stream, Span<byte> target, string name)
    {
        if (stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) < target.Length)
            throw Broken(name, "it ends within its header");
    }

    private static DatasetException Broken(string name, string fault) => new($"{name} is not a whole .npy array: {fault}. Save it again with numpy.save.");

    [GeneratedRegex(@"'descr':\s*'([<>|=]\w+)'")]
    private static partial Regex DescrPattern();

    [GeneratedRegex(@"'fortran_order':\s*(True|False)")]
    private static partial Regex OrderPattern();

    [GeneratedRegex(@"'shape':\s*\(([^()]*)\)")]
    private static partial Regex ShapePattern();
}
