namespace GenCore.Display.Pictures;

/// <summary>An animation as a PNG file, which programs that know no animations show as its first frame.</summary>
internal static class AnimatedPng
{
    /// <summary>The bytes of the file.</summary>
    /// <param name="size">Any of the frames: all are of one size.</param>
    /// <param name="frames">What <see cref="PngFile.Deflate"/> made of each frame, and how long it is shown.</param>
    /// <param name="loops">Whether it begins anew for ever, or is played once.</param>
    public static byte[] Encode((int Width, int Height, int Channels) size, IReadOnlyList<(byte[] Content, TimeSpan Time)> frames, bool loops)
    {
        var file = new PngWriter(size.Width, size.Height, size.Channels);
        file.Chunk("acTL", [.. PngWriter.Number(frames.Count), .. PngWriter.Number(loops ? 0 : 1)]);
        var sequence = 0;
        foreach (var (content, time) in frames)
        {
            var isFirst = sequence == 0;
            file.Chunk("fcTL", [.. PngWriter.Number(sequence++), .. FrameControl(size.Width, size.Height, time)]);
            if (isFirst) file.Chunk("IDAT", content);
            else file.Chunk("fdAT", [.. PngWriter.Number(sequence++), .. content]);
        }

        return file.End();
    }

    // the whole picture, in milliseconds, left as it is afterwards and replaced, not blended
    private static byte[] FrameControl(int width, int height, TimeSpan time) =>
        [.. PngWriter.Number(width), .. PngWriter.Number(height), .. PngWriter.Number(0), .. PngWriter.Number(0),
            .. PngWriter.Short(checked((ushort)time.TotalMilliseconds)), .. PngWriter.Short(1000), 0, 0];
}
