namespace GenCore.Training;

/// <summary>A file of weights or a checkpoint that cannot be used; the message says which file, what is wrong and what to do.</summary>
public sealed class CheckpointException(string message, Exception? inner = null) : Exception(message, inner);
