namespace Workbook;

/// <summary>Something the user can mend. Its message is one clear sentence and all that is shown; the exit code is 1.</summary>
internal sealed class WorkbookException(string message) : Exception(message);
