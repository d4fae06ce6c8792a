using System.Buffers.Binary;
using System.Text;
using GenCore.Data;

namespace GenCore.Display.Pictures;

/// <summary>Writes the chunks of a PNG file (W3C, Portable Network Graphics, third edition): grey or RGB, eight bits a channel.</summary>
internal sealed class PngWriter
{
    private const byte Grey = 0;
    private const byte Rgb = 2;

    private readonly MemoryStream file = new();

    /// <summary>Begins the file of a picture.</summary>
    public PngWriter(int width, int height, int channels)
    {
        file.Write(PngReader.Signature);
        Chunk("IHDR", [.. Number(width), .. Number(height), 8, channels == 1 ? Grey : Rgb, 0, 0, 0]);
    }

    /// <summary>A number of four bytes, as PNG writes them.</summary>
    public static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>A number of two bytes, as PNG writes them.</summary>
    public static byte[] Short(ushort value) => [(byte)(value >> 8), (byte)value];

    /// <summary>Adds a chunk: length, type, content, checksum.</summary>
    public void Chunk(string type, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        file.Write(Number(content.Length));
        file.Write(body);
        file.Write(Number((int)Crc32.Of(body)));
    }

    /// <summary>Ends the file.</summary>
    /// <returns>Its bytes.</returns>
    public byte[] End()
    {
        Chunk("IEND", []);
        return file.ToArray();
    }
}
