using System.Runtime.CompilerServices;

namespace GenCore.Tests.Display;

/// <summary>Holds a picture against one that was looked at and approved.</summary>
internal static class Snapshot
{
    /// <summary>Compares with <c>Snapshots/NAME.svg</c>; another picture is written beside it.</summary>
    public static void Matches(string name, string svg, [CallerFilePath] string test = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(test)!, "..", "Snapshots");
        var (approved, received) = (Path.GetFullPath(Path.Combine(folder, $"{name}.svg")), Path.GetFullPath(Path.Combine(folder, $"{name}.received.svg")));
        if (File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n").TrimEnd() == svg)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, svg + "\n");
        Assert.Fail($"The picture differs from the approved one. Look at {received}; if it is right, move it over {approved}.");
    }
}
