namespace Workbook.Engine;

/// <summary>
/// The lines <c>#!import FILE</c> of a cell, which run a file as a cell of its own before the rest, and those that say what is so anyhow:
/// <c>#!csharp</c>.
/// </summary>
internal static class ImportDirective
{
    private const string Directive = "#!import";
    private static readonly string[] Language = ["#!csharp", "#!c#"];

    /// <summary>The files asked for, and the code without those lines (left blank, so that lines and positions stay).</summary>
    public static (IReadOnlyList<string> Files, string Code) Split(string code)
    {
        if (!code.Contains("#!", StringComparison.Ordinal))
            return ([], code);
        var files = new List<string>();
        var lines = code.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            var imports = line.StartsWith(Directive + " ", StringComparison.Ordinal);
            if (imports)
                files.Add(line[Directive.Length..].Trim().Trim('"'));
            else if (!Language.Contains(line, StringComparer.OrdinalIgnoreCase))
                continue;
            lines[i] = new string(' ', lines[i].Length);
        }

        return (files, string.Join('\n', lines));
    }

    /// <exception cref="CellException">The file is not there.</exception>
    public static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var cure = Path.GetFileName(file) == "start.csx" ? "; dotnet run --project environment/Workbook -- setup builds it" : "";
            throw new CellException(new ErrorEvent("FileNotFoundException", $"Cannot read {Path.GetFullPath(file)}{cure}.", Line: null, []));
        }
    }
}
