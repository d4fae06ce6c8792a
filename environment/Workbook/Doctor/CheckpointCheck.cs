using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Workbook.Doctor;

/// <summary>The trained weights in data/checkpoints, held against the checksums that data/README.md lists.</summary>
internal static partial class CheckpointCheck
{
    public static IEnumerable<Finding> Examine(Repository repository)
    {
        var listed = Listed(Path.Combine(repository.Data, "README.md"));
        var folder = Path.Combine(repository.Data, "checkpoints");
        var wrong = listed.Select(each => Wrong(folder, each.File, each.Sha256)).OfType<string>().ToArray();
        yield return wrong.Length == 0
            ? new Finding("checkpoints", $"{listed.Count} listed in data/README.md, all in place")
            : new Finding("checkpoints", string.Join("; ", wrong), "git checkout -- data/checkpoints");
    }

    // a checksum in the same line as the file's name
    private static List<(string File, string Sha256)> Listed(string readme) => !File.Exists(readme)
        ? []
        : [.. File.ReadLines(readme).Select(line => (File: FileName().Match(line), Sha256: Checksum().Match(line)))
            .Where(found => found.File.Success && found.Sha256.Success)
            .Select(found => (found.File.Value, found.Sha256.Value))];

    private static string? Wrong(string folder, string file, string sha256)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            return $"{file} is missing";
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == sha256 ? null : $"{file} has another checksum";
    }

    [GeneratedRegex(@"[\w.-]+\.safetensors")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\b[0-9a-f]{64}\b")]
    private static partial Regex Checksum();
}
