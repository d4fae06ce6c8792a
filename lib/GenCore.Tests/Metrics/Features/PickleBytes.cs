using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GenCore.Tests.Metrics.Features;

/// <summary>Writes pickles instruction by instruction, good ones and others.</summary>
internal static class PickleBytes
{
    public static byte[] Join(params IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];

    public static byte[] Op(char instruction, params byte[] operand) => [(byte)instruction, .. operand];

    public static byte[] Global(string module, string name) => [(byte)'c', .. Encoding.ASCII.GetBytes($"{module}\n{name}\n")];

    public static byte[] Text(string text) => [(byte)'X', .. Int(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    public static byte[] Number(int value) => [(byte)'J', .. Int(value)];

    public static byte[] Numbers(params int[] values) => Join([Op('('), .. values.Select(Number), Op('t')]);

    public static byte[] Storage(string key, int count, string type = "FloatStorage") =>
        Join(Op('('), Text("storage"), Global("torch", type), Text(key), Text("cpu"), Number(count), Op('t'), Op('Q'));

    public static byte[] Tensor(byte[] storage, int offset, int[] size, int[] stride) => Join(
        Global("torch._utils", "_rebuild_tensor_v2"), Op('('), storage, Number(offset), Numbers(size), Numbers(stride), Op('\x89'), Global("collections", "OrderedDict"), Op(')'), Op('R'), Op('t'), Op('R'));

    /// <summary>A whole pickle of a dictionary with one item.</summary>
    public static byte[] Named(params byte[][] value) => Join([Op('\x80', 2), Op('}'), Text("weight"), .. value, Op('s'), Op('.')]);

    /// <summary>A zip archive as PyTorch writes it, with one storage of four numbers.</summary>
    public static byte[] Archive(byte[] pickle, params (string Name, byte[] Content)[] others) =>
        Zip([("archive/data.pkl", pickle), ("archive/data/0", new byte[16]), .. others]);

    public static byte[] Zip((string Name, byte[] Content)[] parts, CompressionLevel level = CompressionLevel.NoCompression)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name, level).Open();
                part.Write(content);
            }
        }
        return stream.ToArray();
    }

    private static byte[] Int(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
