using System.IO.Compression;

namespace GenCore.Display.Pictures;

/// <summary>
/// Pictures as PNG files. Written here because the managed package at hand swaps colours and loses pixels when a picture
/// has few of either, and knows no animations.
/// </summary>
internal static class PngFile
{
    /// <summary>The bytes of the picture's file.</summary>
    public static byte[] Encode(Raster picture)
    {
        var file = new PngWriter(picture.Width, picture.Height, picture.Channels);
        file.Chunk("IDAT", Deflate(picture));
        return file.End();
    }

    /// <summary>The content of the picture's data chunk.</summary>
    public static byte[] Deflate(Raster picture)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            // each row behind the number of its filter, 0 for none: enlarged pictures repeat themselves, which deflate sees best
            var row = picture.Width * picture.Channels;
            for (var y = 0; y < picture.Height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(picture.Pixels, y * row, row);
            }
        }

        return packed.ToArray();
    }
}
