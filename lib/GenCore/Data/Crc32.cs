namespace GenCore.Data;

/// <summary>The cyclic redundancy check of PNG (and zip).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (crc, _) => (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1))];

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => ~Extend(uint.MaxValue, bytes);

    /// <summary>The checksum of all that a stream still has.</summary>
    public static uint Of(Stream stream)
    {
        var crc = uint.MaxValue;
        var buffer = new byte[1 << 16];
        while (stream.Read(buffer) is > 0 and var count)
            crc = Extend(crc, buffer.AsSpan(0, count));
        return ~crc;
    }

    private static uint Extend(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        return crc;
    }
}
