namespace GenCore.Data;

/// <summary>Finds the repository's <c>data</c> folder from wherever a notebook, a test or a program runs.</summary>
public static class DataFolder
{
    /// <summary>The environment variable that names the data folder outright.</summary>
    public const string Variable = "GENCORE_DATA";

    /// <summary>
    /// The folder <c>data/<paramref name="name"/></c>: under <c>GENCORE_DATA</c> where that is set, otherwise in the
    /// nearest folder above this assembly, or above the working directory, that has one.
    /// </summary>
    /// <param name="name">A folder inside <c>data</c>, such as <c>mnist</c> or <c>checkpoints</c>.</param>
    /// <exception cref="DatasetException">There is no such folder.</exception>
    public static string Find(string name) =>
        Find(name, Environment.GetEnvironmentVariable(Variable), [AppContext.BaseDirectory, AssemblyFolder(), Environment.CurrentDirectory]);

    internal static string Find(string name, string? named, IReadOnlyList<string> starts)
    {
        if (!string.IsNullOrWhiteSpace(named))
        {
            var inside = Path.Combine(Path.GetFullPath(named), name);
            return Directory.Exists(inside)
                ? inside
                : throw new DatasetException($"{Variable} is {named}, but there is no folder {inside}: set it to the repository's data folder, or unset it.");
        }

        foreach (var start in starts.Where(start => start.Length > 0))
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, "data", name);
                if (Directory.Exists(candidate)) return candidate;
            }
        }

        throw new DatasetException(
            $"No folder data/{name} was found above {string.Join(" or ", starts.Where(start => start.Length > 0).Distinct())}: "
            + $"run from inside the repository, or set {Variable} to its data folder.");
    }

    // a host may load the assembly from memory or from a copy: then the location is empty or leads nowhere
    private static string AssemblyFolder() => Path.GetDirectoryName(typeof(DataFolder).Assembly.Location) ?? "";
}
