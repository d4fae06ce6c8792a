using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Display;

/// <summary>
/// Writes a picture as a PNG file (W3C, Portable Network Graphics, third edition): grey or RGB, eight bits a channel.
/// Written here because the managed package at hand swaps colours and loses pixels when a picture has few of either.
/// </summary>
internal static class PngFile
{
    private const byte Grey = 0;
    private const byte Rgb = 2;

    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (crc, _) => (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1))];

    /// <summary>The file's bytes.</summary>
    /// <param name="picture">uint8 [H, W, 1 or 3].</param>
    public static byte[] Encode(Tensor picture)
    {
        var (height, width, channels) = (picture.shape[0], picture.shape[1], picture.shape[2]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, (int)width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), (int)height);
        (header[8], header[9]) = (8, channels == 1 ? Grey : Rgb);

        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", Deflate(Rows(picture)));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    // each row behind the number of its filter, 0 for none: enlarged pictures repeat themselves, which deflate sees best
    private static byte[] Rows(Tensor picture)
    {
        using var scope = NewDisposeScope();
        var rows = picture.reshape(picture.shape[0], -1);
        return cat([zeros(rows.shape[0], 1, ScalarType.Byte), rows], 1).contiguous().data<byte>().ToArray();
    }

    private static byte[] Deflate(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize)) zlib.Write(rows);
        return packed.ToArray();
    }

    private static void WriteChunk(Stream file, string type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~body.Aggregate(uint.MaxValue, (crc, value) => CrcTable[(byte)(crc ^ value)] ^ (crc >> 8)));
        file.Write(number);
    }
}
