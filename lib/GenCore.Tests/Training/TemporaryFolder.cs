namespace GenCore.Tests.Training;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("gencore-").FullName;

    public string this[string name] => Path.Combine(path, name);

    public string[] Files => [.. Directory.GetFiles(path).Select(file => Path.GetFileName(file)).Order()];

    public void Dispose() => Directory.Delete(path, recursive: true);
}
