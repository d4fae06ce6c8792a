namespace GenCore.Data;

/// <summary>
/// A data file is missing, damaged or not the one expected. The message is one sentence that names the file,
/// what was expected of it and what to do.
/// </summary>
public sealed class DatasetException : IOException
{
    /// <summary>Makes the exception with its sentence.</summary>
    public DatasetException(string message, Exception? cause = null) : base(message, cause)
    {
    }
}
