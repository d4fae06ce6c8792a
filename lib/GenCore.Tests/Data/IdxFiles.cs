using System.Buffers.Binary;
using System.IO.Compression;

namespace GenCore.Tests.Data;

/// <summary>Makes the content of IDX files.</summary>
internal static class IdxFiles
{
    /// <summary>A header for the shape, then the elements.</summary>
    public static byte[] Content(int[] shape, byte[] elements, byte type = 0x08)
    {
        var header = new byte[4 + 4 * shape.Length];
        (header[2], header[3]) = (type, (byte)shape.Length);
        for (var d = 0; d < shape.Length; d++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * d), shape[d]);
        return [.. header, .. elements];
    }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }

    /// <summary>Elements that do not compress to nothing.</summary>
    public static byte[] Noise(int count)
    {
        var noise = new byte[count];
        new Random(7).NextBytes(noise);
        return noise;
    }
}
