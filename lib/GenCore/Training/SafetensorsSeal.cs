using System.Security.Cryptography;
using System.Text;

namespace GenCore.Training;

/// <summary>
/// A checksum among a safetensors file's metadata, of all that follows the header's length: a bit that flips on the disk is noticed. It is taken with
/// zeros in its own place. Files of other makers have none, and are read as they are.
/// </summary>
internal static class SafetensorsSeal
{
    /// <summary>The key that it stands under.</summary>
    public const string Key = "gencore.sha256";

    /// <summary>What stands in its place while it is taken.</summary>
    public static readonly string Blank = new('0', 2 * SHA256.HashSizeInBytes);

    private static readonly byte[] mark = Encoding.ASCII.GetBytes($"\"{Key}\":\"");

    /// <summary>Where the checksum's digits begin in a header, or −1.</summary>
    public static int Find(ReadOnlySpan<byte> header) => header.IndexOf(mark) switch
    {
        < 0 => -1,
        var at when at + mark.Length + Blank.Length > header.Length => -1,
        var at => at + mark.Length,
    };

    /// <summary>Begins a checksum with the header, with zeros in the checksum's place; the data are to follow.</summary>
    public static IncrementalHash Begin(ReadOnlySpan<byte> header, int digits)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header[..digits]);
        hash.AppendData(Encoding.ASCII.GetBytes(Blank));
        hash.AppendData(header[(digits + Blank.Length)..]);
        return hash;
    }

    /// <summary>The digits of a checksum, as they stand in the file.</summary>
    public static byte[] End(IncrementalHash hash) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
}
