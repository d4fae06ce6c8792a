using System.Security.Cryptography;

namespace Workbook.Doctor;

/// <summary>The trained weights in data/checkpoints, held against the checksums that SHA256SUMS lists.</summary>
internal static class CheckpointCheck
{
    public static IEnumerable<Finding> Examine(Repository repository)
    {
        var folder = Path.Combine(repository.Data, "checkpoints");
        var listed = Listed(Path.Combine(folder, "SHA256SUMS"));
        var wrong = listed.Select(each => Wrong(folder, each.File, each.Sha256)).OfType<string>().ToArray();
        yield return wrong.Length == 0
            ? new Finding("checkpoints", $"{listed.Count} listed in SHA256SUMS, all in place")
            : new Finding("checkpoints", string.Join("; ", wrong), "git checkout -- data/checkpoints");
    }

    // as sha256sum writes it: the checksum, two spaces, the name
    private static List<(string File, string Sha256)> Listed(string list) =>
        !File.Exists(list) ? [] : [.. File.ReadLines(list).Select(line => line.Split("  ")).Where(parts => parts.Length == 2).Select(parts => (parts[1], parts[0]))];

    private static string? Wrong(string folder, string file, string sha256)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            return $"{file} is missing";
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == sha256 ? null : $"{file} has another checksum";
    }
}
