using System.Buffers.Binary;
using System.Text;
using BigGustave;

namespace GenCore.Tests.Display;

/// <summary>Reads a PNG file chunk by chunk, written from the specification and apart from what writes them.</summary>
internal sealed record PngChunks(IReadOnlyList<(string Type, byte[] Content)> All)
{
    private static readonly byte[] Signature = [137, 80, 78, 71, 13, 10, 26, 10];

    public static PngChunks Read(byte[] file)
    {
        Assert.Equal(Signature, file[..8]);
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < file.Length;)
        {
            var length = Number(file, at);
            chunks.Add((Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]));
            Assert.Equal(Crc(file.AsSpan(at + 4, length + 4)), (uint)Number(file, at + 8 + length));
            at += length + 12;
        }

        return new PngChunks(chunks);
    }

    /// <summary>A frame of an animation, decoded as a picture of its own.</summary>
    public Png Frame(int index)
    {
        var (type, content) = All.Where(chunk => chunk.Type is "IDAT" or "fdAT").ElementAt(index);
        byte[] data = type == "IDAT" ? content : content[4..];
        return Png.Open([.. Signature, .. Chunk("IHDR", All[0].Content), .. Chunk("IDAT", data), .. Chunk("IEND", [])]);
    }

    public static int Number(byte[] bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));

    private static byte[] Chunk(string type, byte[] content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        content.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), Crc(chunk.AsSpan(4, content.Length + 4)));
        return chunk;
    }

    // bit by bit: the remainder of a division of polynomials
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var remainder = uint.MaxValue;
        foreach (var value in bytes)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var odd = ((remainder ^ (uint)(value >> bit)) & 1) == 1;
                remainder = (remainder >> 1) ^ (odd ? 0xEDB88320 : 0);
            }
        }

        return ~remainder;
    }
}
