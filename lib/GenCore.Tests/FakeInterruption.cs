namespace GenCore.Tests;

/// <summary>Stands in for a notebook that can ask its cell to stop.</summary>
internal sealed class FakeInterruption : IDisposable
{
    private const string Name = "GenCore.Interruption";

    private readonly object? previous = AppContext.GetData(Name);
    private readonly CancellationTokenSource source = new();

    public FakeInterruption() => AppContext.SetData(Name, () => source.Token);

    public CancellationToken Token => source.Token;

    public void Cancel() => source.Cancel();

    public void Dispose()
    {
        AppContext.SetData(Name, previous);
        source.Dispose();
    }
}
