using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using Workbook.Files;

namespace Workbook.Setup;

/// <summary>
/// Remembers what the library was built from and what came of it (names, sizes and times of the files), so that a later run knows
/// in milliseconds that nothing changed.
/// </summary>
internal sealed class BuildStamp(Repository repository)
{
    private readonly string path = Path.Combine(repository.Artifacts, "setup.stamp");

    public bool IsFresh() => File.Exists(path) && OutputsExist() && File.ReadAllText(path) == Text(Inputs());

    public void Delete() => File.Delete(path);

    /// <param name="inputs">What <see cref="Inputs"/> was before the build: a change made during it is built next time.</param>
    public void Write(string inputs) => AtomicFile.Write(path, Text(inputs));

    /// <summary>A digest of everything the library is built from.</summary>
    public string Inputs() => Digest(
        Below(repository.Library, recurse: true)
            .Concat(Below(repository.Polyfills, recurse: true))
            .Concat(Below(Path.GetDirectoryName(repository.PackagesProps)!, recurse: false).Where(IsBuildSetting))
            .Concat(Below(repository.Root, recurse: false).Where(IsBuildSetting)));

    // a build in another mode or configuration writes another start script; the native libraries lie in the folders that it refers to
    private string Text(string inputs) => inputs
        + Digest(Below(repository.Notebooks, recurse: false).Where(file => file.Path == repository.StartScript))
        + Digest(References().Select(file => Path.GetDirectoryName(file)!).Distinct().SelectMany(folder => Below(folder, recurse: true)));

    private static string Digest(IEnumerable<(string Path, long Length, long Written)> files)
    {
        var lines = files.Select(file => $"{file.Path}|{file.Length}|{file.Written}").Order(StringComparer.Ordinal);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static bool IsBuildSetting((string Path, long Length, long Written) file) =>
        Path.GetExtension(file.Path) is ".props" or ".targets" or ".json";

    private static IEnumerable<(string Path, long Length, long Written)> Below(string folder, bool recurse)
    {
        if (!Directory.Exists(folder))
            return [];
        return new FileSystemEnumerable<(string, long, long)>(
            folder,
            (ref FileSystemEntry entry) => (entry.ToFullPath(), entry.Length, entry.LastWriteTimeUtc.Ticks),
            new EnumerationOptions { RecurseSubdirectories = recurse })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => entry.FileName is not ("bin" or "obj"),
        };
    }

    // every file that the notebooks will reference
    private bool OutputsExist() => File.Exists(repository.StartScript) && References().All(File.Exists);

    private IEnumerable<string> References() => File.Exists(repository.StartScript)
        ? File.ReadLines(repository.StartScript)
            .Where(line => line.StartsWith("#r \"", StringComparison.Ordinal))
            .Select(line => line["#r \"".Length..].TrimEnd().TrimEnd('"'))
        : [];
}
