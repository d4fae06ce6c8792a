namespace Workbook.Pages;

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Id">The name that a link can give, unique in the page.</param>
/// <param name="Html">What it says, without links.</param>
/// <param name="Text">The same without any markup.</param>
internal sealed record Heading(int Level, string Id, string Html, string Text);
