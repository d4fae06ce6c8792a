namespace Workbook.Engine;

/// <summary>Asks the engine to execute a code cell, which goes by that number in messages.</summary>
internal sealed record ExecuteRequest(int Cell, string Code);
