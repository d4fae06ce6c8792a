namespace Workbook.Notebooks;

/// <summary>The types that a knob's literal can have.</summary>
internal enum KnobType
{
    Int,
    Long,
    Float,
    Double,
    Bool,
    String,
}
