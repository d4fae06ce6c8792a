namespace Workbook.Notebooks;

/// <summary>One line <c>var name = literal;</c> of the cell tagged <c>parameters</c>; the default is the literal as it is written there.</summary>
internal sealed record Knob(string Name, KnobType Type, string Default)
{
    /// <summary>"int epochs = 3".</summary>
    public override string ToString() => $"{KnobLiteral.Keyword(Type)} {Name} = {Default}";
}
