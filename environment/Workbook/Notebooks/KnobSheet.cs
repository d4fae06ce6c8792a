namespace Workbook.Notebooks;

/// <summary>The knobs of one notebook and the cell that declares them, if it has any.</summary>
internal sealed class KnobSheet
{
    private readonly Notebook notebook;
    private readonly CodeCell? cell;
    private readonly IReadOnlyList<Knob> knobs;

    private KnobSheet(Notebook notebook)
    {
        this.notebook = notebook;
        cell = notebook.CodeCells.FirstOrDefault(cell => cell.HasTag(CellTags.Parameters));
        knobs = cell is null ? [] : KnobReader.Read(cell.Source);
    }

    public static KnobSheet Of(Notebook notebook) => new(notebook);

    public bool Has(string name) => knobs.Any(knob => knob.Name == name);

    /// <summary>Says that there is no such knob, and which there are.</summary>
    public string Deny(string name) => knobs.Count == 0
        ? $"{notebook.Name} has no knob '{name}': none of its code cells is tagged '{CellTags.Parameters}' and declares one."
        : $"{notebook.Name} has no knob '{name}'; its knobs are{string.Concat(knobs.Select(knob => $"{Environment.NewLine}  {knob}"))}";

    /// <summary>The lines that set those of the asked knobs that this notebook has, or null.</summary>
    /// <exception cref="WorkbookException">A value is not of the knob's type.</exception>
    public string? Assignments(IReadOnlyDictionary<string, string> asked)
    {
        var lines = knobs.Where(knob => asked.ContainsKey(knob.Name)).Select(knob => Assignment(knob, asked[knob.Name])).ToArray();
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    public void Inject(string source) => notebook.InjectParameters(cell!, source);

    private string Assignment(Knob knob, string value)
    {
        var literal = KnobLiteral.Parse(knob.Type, value)
            ?? throw new WorkbookException($"Knob {knob.Name} of {notebook.Name} takes {KnobLiteral.Expectation(knob.Type)}, and '{value}' is not one (its default is {knob.Default}).");
        return $"{knob.Name} = {literal};";
    }
}
