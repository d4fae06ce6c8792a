using System.Text.Json.Nodes;
using Workbook.Files;

namespace Workbook.Notebooks;

/// <summary>A Jupyter notebook (nbformat 4). What this program does not know of is kept as it was read.</summary>
internal sealed class Notebook
{
    private readonly JsonObject json;
    private readonly List<CodeCell> codeCells;

    private Notebook(string path, JsonObject json)
    {
        Path = path;
        this.json = json;
        codeCells = [.. Cells.Where(CodeCell.IsCode).Select(cell => new CodeCell(cell))];
    }

    public string Path { get; }

    /// <summary>The file's name without folder and extension: "08-vae".</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    public IReadOnlyList<CodeCell> CodeCells => codeCells;

    /// <summary>The cells of every type, as their JSON.</summary>
    public IEnumerable<JsonObject> Cells => CellArray.Select(cell => cell!.AsObject());

    public JsonObject Metadata => json["metadata"]!.AsObject();

    /// <summary>The knobs that <see cref="InjectParameters"/> set, as C# literals by name.</summary>
    public IReadOnlyDictionary<string, string> InjectedKnobs =>
        KnobReader.ReadAssignments(codeCells.FirstOrDefault(cell => cell.HasTag(CellTags.Injected))?.Source ?? "");

    private JsonArray CellArray => json["cells"]!.AsArray();

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

    public string ToJson() => NotebookFormat.Write(json);

    public void Save(string path) => AtomicFile.Write(path, ToJson());

    /// <summary>Forgets what an earlier run left behind: outputs, execution counts, and the cell that held its knobs.</summary>
    public void ClearResults()
    {
        RemoveInjected();
        foreach (var cell in codeCells)
            cell.SetResult(executionCount: null, outputs: []);
    }

    /// <summary>Puts a code cell with the given knob assignments right after the cell that declares them.</summary>
    public void InjectParameters(CodeCell parameters, string source)
    {
        var id = CellIds.Unique(CellTags.Injected, Cells.Select(CellIds.Of).OfType<string>().ToHashSet());
        var injected = parameters.Derive(id, CellTags.Injected, source);
        CellArray.Insert(CellArray.IndexOf(parameters.Json) + 1, injected.Json);
        codeCells.Insert(codeCells.IndexOf(parameters) + 1, injected);
    }

    /// <summary>Takes out the cell that <see cref="InjectParameters"/> put in; the execution counts of those below it close the gap.</summary>
    public void RemoveInjected()
    {
        foreach (var injected in codeCells.Where(cell => cell.HasTag(CellTags.Injected)).ToArray())
        {
            CellArray.Remove(injected.Json);
            codeCells.Remove(injected);
            if (injected.ExecutionCount is { } removed)
                codeCells.ForEach(cell => cell.CloseGap(removed));
        }
    }
}
