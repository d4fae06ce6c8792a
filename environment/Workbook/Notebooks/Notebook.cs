using System.Text.Json.Nodes;
using Workbook.Files;

namespace Workbook.Notebooks;

/// <summary>A Jupyter notebook (nbformat 4). What this program does not know of is kept as it was read.</summary>
internal sealed class Notebook
{
    private readonly JsonObject _json;
    private readonly List<CodeCell> _codeCells;

    private Notebook(string path, JsonObject json)
    {
        Path = path;
        _json = json;
        _codeCells = [.. Cells.OfType<JsonObject>().Where(CodeCell.IsCode).Select(cell => new CodeCell(cell))];
    }

    public string Path { get; }

    /// <summary>The file's name without folder and extension: "08-vae".</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    public IReadOnlyList<CodeCell> CodeCells => _codeCells;

    private JsonArray Cells => _json["cells"]!.AsArray();

    /// <exception cref="WorkbookException">The file is missing, or is not a notebook.</exception>
    public static Notebook Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkbookException($"Cannot read {Repository.Short(path)}: {e.Message}");
        }
    }

    /// <exception cref="WorkbookException">The text is not a notebook.</exception>
    public static Notebook Parse(string text, string path) => new(path, NotebookFormat.Parse(text, path));

    public string ToJson() => NotebookFormat.Write(_json);

    public void Save(string path) => AtomicFile.Write(path, ToJson());

    /// <summary>Forgets what an earlier run left behind: outputs, execution counts, and the cell that held its knobs.</summary>
    public void ClearResults()
    {
        foreach (var injected in _codeCells.Where(cell => cell.HasTag(CellTags.Injected)).ToArray())
        {
            Cells.Remove(injected.Json);
            _codeCells.Remove(injected);
        }

        foreach (var cell in _codeCells)
            cell.SetResult(executionCount: null, outputs: []);
    }

    /// <summary>Puts a code cell with the given knob assignments right after the cell that declares them.</summary>
    public void InjectParameters(CodeCell parameters, string source)
    {
        var injected = parameters.Derive("injected-parameters", CellTags.Injected, source);
        Cells.Insert(Cells.IndexOf(parameters.Json) + 1, injected.Json);
        _codeCells.Insert(_codeCells.IndexOf(parameters) + 1, injected);
    }
}
