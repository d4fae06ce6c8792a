namespace Workbook.Engine;

/// <summary>Stops a cell with an error that is already described.</summary>
internal sealed class CellException(ErrorEvent error) : Exception(error.Message)
{
    public ErrorEvent Error { get; } = error;
}
