using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>
/// Reads PNG files (W3C, Portable Network Graphics, third edition): 8 bits a channel, grey, colour or palette, without or with transparency, which is
/// left out. Pictures of other depths and interlaced ones are refused.
/// </summary>
public static class PngReader
{
    private const int LargestSide = 1 << 14;

    // deflate's best: 258 bytes in two bits
    private const long MostOfAByte = 1032;

    /// <summary>What every PNG file begins with.</summary>
    internal static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private enum Kind : byte
    {
        Grey = 0,
        Rgb = 2,
        Palette = 3,
        GreyAlpha = 4,
        Rgba = 6,
    }

    /// <summary>Reads a picture.</summary>
    /// <returns>uint8, [1, H, W] of a grey picture and [3, H, W] of a coloured one.</returns>
    /// <exception cref="DatasetException">The file is missing, broken, or of a kind that is not read.</exception>
    public static Tensor Read(string path)
    {
        if (!File.Exists(path))
            throw new DatasetException($"There is no file {path}: check the path.");
        var chunks = Chunks(File.ReadAllBytes(path), path);
        if (chunks is not [("IHDR", { Length: 13 } header), ..])
            throw Broken(path, "it does not begin with its size");
        var (width, height, kind) = (BinaryPrimitives.ReadUInt32BigEndian(header.Span), BinaryPrimitives.ReadUInt32BigEndian(header.Span[4..]), (Kind)header.Span[9]);
        if (width is 0 or > LargestSide || height is 0 or > LargestSide)
            throw Broken(path, $"it should have {width}×{height} pixels, and 1 to {LargestSide} a side are read");
        if (header.Span[8] != 8)
            throw new DatasetException($"{path} has {header.Span[8]} bits a channel, and 8 are read: save it with 8.");
        if (header.Span[12] != 0)
            throw new DatasetException($"{path} is interlaced, which is not read: save it without interlacing.");
        var channels = kind switch
        {
            Kind.Grey or Kind.Palette => 1,
            Kind.GreyAlpha => 2,
            Kind.Rgb => 3,
            Kind.Rgba => 4,
            _ => throw Broken(path, $"its colour type is {(byte)kind}"),
        };
        using var packed = new MemoryStream();
        foreach (var (_, content) in chunks.Where(chunk => chunk.Type == "IDAT"))
            packed.Write(content.Span);
        if (height * (width * channels + 1L) > packed.Length * MostOfAByte)
            throw Broken(path, $"it should have {width}×{height} pixels, more than its {packed.Length} bytes of data can hold");
        packed.Position = 0;
        var pixels = new byte[height * width * channels];
        Unpack(packed, pixels, (int)height, (int)width * channels, channels, path);

        using var scope = NewDisposeScope();
        var image = tensor(pixels, [height, width, channels]);
        var opaque = kind switch
        {
            Kind.Palette => Coloured(image, chunks, path),
            Kind.GreyAlpha => image.narrow(2, 0, 1),
            Kind.Rgba => image.narrow(2, 0, 3),
            _ => image,
        };
        return opaque.permute(2, 0, 1).contiguous().MoveToOuterDisposeScope();
    }

    private static Tensor Coloured(Tensor image, List<(string Type, ReadOnlyMemory<byte> Content)> chunks, string path)
    {
        var palette = chunks.Find(chunk => chunk.Type == "PLTE").Content;
        if (palette.Length is 0 || palette.Length % 3 != 0)
            throw Broken(path, "it has no palette");
        var places = image.to(ScalarType.Int64);
        if (places.max().item<long>() >= palette.Length / 3)
            throw Broken(path, "a pixel has a colour that the palette lacks");
        return tensor(palette.ToArray(), [palette.Length / 3, 3]).index_select(0, places.flatten()).reshape(image.shape[0], image.shape[1], 3);
    }

    // up to the end that the file declares: what follows is no part of the picture
    private static List<(string Type, ReadOnlyMemory<byte> Content)> Chunks(byte[] file, string path)
    {
        if (!file.AsSpan().StartsWith(Signature))
            throw Broken(path, "it does not begin as one");
        var chunks = new List<(string, ReadOnlyMemory<byte>)>();
        for (var at = 8; at < file.Length && chunks is not [.., ("IEND", _)];)
        {
            var length = file.Length - at < 12 ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
                throw Broken(path, "it ends too early");
            var content = file.AsMemory(at + 8, (int)length);
            if (Crc32.Of(file.AsSpan(at + 4, (int)length + 4)) != BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + (int)length)))
                throw Broken(path, "a checksum is wrong");
            chunks.Add((Encoding.ASCII.GetString(file, at + 4, 4), content));
            at += (int)length + 12;
        }
        return chunks;
    }

    // each row is a filter's number and what is left of the row after its prediction: from the left, above, and above left
    private static void Unpack(Stream packed, byte[] pixels, int height, int row, int step, string path)
    {
        try
        {
            using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
            for (var y = 0; y < height; y++)
            {
                var filter = zlib.ReadByte();
                var line = pixels.AsSpan(y * row, row);
                zlib.ReadExactly(line);
                var above = y > 0 ? pixels.AsSpan((y - 1) * row, row) : new byte[row];
                for (var x = 0; x < row; x++)
                {
                    var (left, corner) = x < step ? (0, 0) : (line[x - step], above[x - step]);
                    line[x] += filter switch
                    {
                        0 => 0,
                        1 => (byte)left,
                        2 => above[x],
                        3 => (byte)((left + above[x]) / 2),
                        4 => (byte)Nearest(left, above[x], corner),
                        _ => throw Broken(path, $"a row has the filter {filter}"),
                    };
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Broken(path, "its pixels do not unpack");
        }
    }

    // Paeth's predictor: which of the three is nearest to left + above − corner
    private static int Nearest(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - 2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static DatasetException Broken(string path, string fault) => new($"{path} is not a whole PNG file: {fault}. Write it again, or take it out of the folder.");
}
