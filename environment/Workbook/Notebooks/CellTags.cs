namespace Workbook.Notebooks;

/// <summary>The cell tags that Papermill established.</summary>
internal static class CellTags
{
    /// <summary>The cell that declares the notebook's knobs.</summary>
    public const string Parameters = "parameters";

    /// <summary>The cell that an earlier run put in to change them.</summary>
    public const string Injected = "injected-parameters";
}
