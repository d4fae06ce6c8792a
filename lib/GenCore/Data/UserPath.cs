namespace GenCore.Data;

/// <summary>A path as a user gives it in a knob.</summary>
public static class UserPath
{
    /// <summary>The environment variable in which the runner says from which folder it was started; a notebook's own working directory is <c>notebooks</c>.</summary>
    public const string Variable = "GENCORE_STARTED_IN";

    /// <summary>The full path of a file to be written: relative to the folder where the runner was started, or in an editor to the notebook's.</summary>
    /// <param name="path">Such as <c>samples.npy</c> or <c>/data/samples</c>.</param>
    public static string Resolve(string path) => Path.GetFullPath(path, Start);

    /// <summary>The full path of a file or folder that is there.</summary>
    /// <inheritdoc cref="Resolve"/>
    /// <exception cref="DatasetException">There is no such file or folder.</exception>
    public static string Find(string path) => Resolve(path) is var full && (File.Exists(full) || Directory.Exists(full))
        ? full
        : throw new DatasetException($"There is no file or folder {path} (looked for {full}): give its full path, or one relative to {Start}.");

    private static string Start => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : Environment.CurrentDirectory;
}
