namespace Workbook;

/// <summary>Where things are in a clone of this repository.</summary>
internal sealed class Repository(string root)
{
    private const string Solution = "GenCore.slnx";

    public string Root { get; } = root;

    public string Notebooks => Path.Combine(Root, "notebooks");

    /// <summary>The references and usings that every notebook imports; the build of GenCore writes it.</summary>
    public string StartScript => Path.Combine(Notebooks, "start.csx");

    public string Library => Path.Combine(Root, "lib", "GenCore");

    public string Polyfills => Path.Combine(Root, "environment", "polyfills");

    public string Data => Path.Combine(Root, "data");

    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>The choice between the packages and their polyfills, as MSBuild properties.</summary>
    public string PackagesProps => Path.Combine(Root, "environment", "packages.props");

    public string CentralVersions => Path.Combine(Root, "Directory.Packages.props");

    public string SolutionFile => Path.Combine(Root, Solution);

    /// <summary>The repository that this program was built from, or else the one around the current directory.</summary>
    public static Repository Find()
    {
        var root = Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory)
            ?? throw new WorkbookException($"No {Solution} in the folders above {AppContext.BaseDirectory}: run the workbook from inside its repository.");
        return new Repository(root);
    }

    /// <summary>A path as the user would write it: relative to the current directory where it is below that.</summary>
    public static string Short(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private static string? Above(string folder)
    {
        for (var directory = new DirectoryInfo(folder); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, Solution)))
                return directory.FullName;
        }

        return null;
    }
}
