namespace GenCore.Display;

/// <summary>
/// Ends a notebook before its last cell, as planned: the runner counts it as a success and leaves the cells that follow without outputs; an editor
/// shows the sentence and runs no further.
/// </summary>
/// <param name="reason">Why there is no more to do, for the reader.</param>
public sealed class NotebookStoppedException(string reason) : Exception(reason);
