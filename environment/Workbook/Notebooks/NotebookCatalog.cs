namespace Workbook.Notebooks;

/// <summary>The notebooks of the workbook, and what a user may call them.</summary>
internal sealed class NotebookCatalog(string folder)
{
    private readonly string[] paths = Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)]
        : [];

    /// <summary>All notebooks in order, or those named: by number ("08"), by name ("08-vae"), or by path.</summary>
    /// <exception cref="WorkbookException">There is no such notebook.</exception>
    public IReadOnlyList<string> Pick(IReadOnlyList<string> names)
    {
        if (names.Count > 0)
            return [.. names.Select(Find).Distinct()];
        return paths.Length > 0 ? paths : throw new WorkbookException($"There is no notebook in {Repository.Short(folder)}.");
    }

    private string Find(string name)
    {
        if (File.Exists(name))
            return Path.GetFullPath(name);
        var fits = paths.Where(path => Answers(Path.GetFileNameWithoutExtension(path), name)).ToArray();
        return fits switch
        {
            [var path] => path,
            [] => throw new WorkbookException($"There is no notebook '{name}'; there are {List(paths)}, or give the path of an .ipynb file."),
            _ => throw new WorkbookException($"'{name}' fits more than one notebook: {List(fits)}."),
        };
    }

    private static bool Answers(string notebook, string name) =>
        notebook.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase)
        || string.Equals(notebook, Path.ChangeExtension(name, null), StringComparison.OrdinalIgnoreCase);

    private static string List(string[] paths) =>
        paths.Length == 0 ? "none yet" : string.Join(", ", paths.Select(Path.GetFileNameWithoutExtension));
}
