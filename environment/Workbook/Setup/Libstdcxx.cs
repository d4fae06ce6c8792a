using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Workbook.Setup;

/// <summary>
/// The cheap half of the question whether a native library loads: which version of the C++ runtime it asks for, and which is here.
/// </summary>
internal static partial class Libstdcxx
{
    /// <summary>Why the library does not load on this machine, or null where nothing speaks against it.</summary>
    public static string? Obstacle(string library)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(library) || SystemLibrary() is not { } system)
            return null;
        var needed = Newest(File.ReadAllBytes(library));
        var present = Newest(File.ReadAllBytes(system));
        return needed > present
            ? $"{Path.GetFileName(library)} needs GLIBCXX_{needed}, and this machine's libstdc++ ends at GLIBCXX_{present}"
            : null;
    }

    /// <summary>The highest GLIBCXX version that a library's bytes name, or 0.0.</summary>
    public static Version Newest(ReadOnlySpan<byte> library)
    {
        var newest = new Version(0, 0);
        foreach (var match in Symbol().EnumerateMatches(Encoding.Latin1.GetString(library)))
        {
            var version = Version.Parse(Encoding.Latin1.GetString(library.Slice(match.Index, match.Length))["GLIBCXX_".Length..]);
            if (version > newest)
                newest = version;
        }

        return newest;
    }

    // the file that this machine's loader takes
    private static string? SystemLibrary()
    {
        if (!NativeLibrary.TryLoad("libstdc++.so.6", out _))
            return null;
        return File.ReadLines("/proc/self/maps").Select(line => line[(line.LastIndexOf(' ') + 1)..])
            .FirstOrDefault(path => Path.GetFileName(path).StartsWith("libstdc++.so.6", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"GLIBCXX_\d+(\.\d+)+")]
    private static partial Regex Symbol();
}
