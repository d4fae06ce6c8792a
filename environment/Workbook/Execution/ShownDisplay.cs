namespace Workbook.Execution;

/// <summary>Something shown in the middle of a cell, in its latest state.</summary>
internal sealed class ShownDisplay(IReadOnlyDictionary<string, string> bundle)
{
    public IReadOnlyDictionary<string, string> Bundle { get; set; } = bundle;
}
