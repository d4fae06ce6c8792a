namespace GenCore.Tests.Display;

/// <summary>Stands in for the runner: collects what is shown.</summary>
internal sealed class FakeChannel : IDisposable
{
    private const string Name = "GenCore.Display";

    private readonly object? previous = AppContext.GetData(Name);

    public FakeChannel() => AppContext.SetData(Name, (Action<string, bool, IReadOnlyDictionary<string, string>>)((id, isUpdate, bundle) => Shown.Add((id, isUpdate, bundle))));

    public List<(string Id, bool IsUpdate, IReadOnlyDictionary<string, string> Bundle)> Shown { get; } = [];

    public void Dispose() => AppContext.SetData(Name, previous);
}
