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
    public static string Find(string name) => Find(name, Named, Starts);

    /// <summary>The folder that <see cref="Find(string)"/> finds, or null.</summary>
    internal static string? Look(string name) => Look(name, Named, Starts);

    /// <summary>Where a data set that is not there yet belongs: in <c>GENCORE_DATA</c>, otherwise beside MNIST. It need not exist.</summary>
    /// <exception cref="DatasetException">There is no data folder.</exception>
    internal static string Place(string name) => Place(name, Named, Starts);

    internal static string Find(string name, string? named, IReadOnlyList<string> starts) => Look(name, named, starts)
        ?? throw new DatasetException(named is not null
            ? $"{Variable} is {named}, but there is no folder {Inside(named, name)}: set it to the repository's data folder, or unset it."
            : $"No folder data/{name} was found above {string.Join(" or ", starts.Where(start => start.Length > 0).Distinct())}: "
                + $"run from inside the repository, or set {Variable} to its data folder.");

    internal static string Place(string name, string? named, IReadOnlyList<string> starts) =>
        named is not null && Directory.Exists(named) ? Inside(named, name) : Inside(Path.GetDirectoryName(Find("mnist", named, starts))!, name);

    private static string? Look(string name, string? named, IReadOnlyList<string> starts)
    {
        if (named is not null)
            return Directory.Exists(Inside(named, name)) ? Inside(named, name) : null;

        foreach (var start in starts.Where(start => start.Length > 0))
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, "data", name);
                if (Directory.Exists(candidate)) return candidate;
            }
        }

        return null;
    }

    private static string Inside(string folder, string name) => Path.Combine(Path.GetFullPath(folder), name);

    private static string? Named => Environment.GetEnvironmentVariable(Variable) is { } named && !string.IsNullOrWhiteSpace(named) ? named : null;

    private static string[] Starts => [AppContext.BaseDirectory, AssemblyFolder(), Environment.CurrentDirectory];

    // a host may load the assembly from memory or from a copy: then the location is empty or leads nowhere
    private static string AssemblyFolder() => Path.GetDirectoryName(typeof(DataFolder).Assembly.Location) ?? "";
}
