using System.Diagnostics;
using System.Globalization;

namespace GenCore.Data;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    private const string Ending = ".partial";

    /// <summary>
    /// Writes to <c>path.PROCESS.partial</c> in the same folder, flushes it to the disk and renames it: until then, an older file stands. Two processes of a
    /// machine that write one path do not meet, and the later of them prevails. What a killed process left is removed by the next write.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written: the message names it and the cause.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        path = Path.GetFullPath(path);
        var partial = $"{path}.{Environment.ProcessId}{Ending}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            RemoveLeftovers(path);
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e)
        {
            if (File.Exists(partial))
                File.Delete(partial);
            if (e is IOException or UnauthorizedAccessException)
                throw new IOException($"'{path}' cannot be written ({Cause(e)}): {(File.Exists(path) ? "the older file stands" : "nothing is left of it")}. Make room or choose another folder.", e);
            throw;
        }
    }

    // .NET ends the message with the partial file's name, which the user has never seen
    private static string Cause(Exception e) => e.Message.Split(" : ")[0].TrimEnd('.');

    private static void RemoveLeftovers(string path)
    {
        var name = Path.GetFileName(path);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"{name}.*{Ending}"))
        {
            var process = Path.GetFileName(file)[(name.Length + 1)..^Ending.Length];
            if (int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && !IsAlive(id))
                File.Delete(file);
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
