using System.IO.Compression;

namespace GenCore.Data;

/// <summary>The parts of a zip archive, checked: .NET does not compare what it reads with the archive's own checksums.</summary>
internal static class ZipParts
{
    /// <summary>Opens a part for reading, after its content has been held against its checksum.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static Stream OpenChecked(this ZipArchiveEntry entry)
    {
        using (var content = entry.Open())
        {
            if (Crc32.Of(content) != entry.Crc32)
                throw new InvalidDataException($"its part {entry.FullName} is not what was written, the checksum differs");
        }
        return entry.Open();
    }
}
