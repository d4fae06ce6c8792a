namespace GenCore.Display.Hosts;

/// <summary>
/// The workbook's own runner and kernel: a delegate in the application's context that takes the display's id, whether
/// this updates it, and the visual by MIME type.
/// </summary>
internal sealed class RunnerHost : IDisplayHost
{
    public const string Channel = "GenCore.Display";

    public IDisplaySlot? TryShow(Visual visual)
    {
        if (Find() is not { } channel) return null;
        var slot = new Slot(Guid.NewGuid().ToString("N"));
        channel(slot.Id, false, visual.ToMimeBundle());
        return slot;
    }

    private static Action<string, bool, IReadOnlyDictionary<string, string>>? Find() =>
        AppContext.GetData(Channel) as Action<string, bool, IReadOnlyDictionary<string, string>>;

    private sealed record Slot(string Id) : IDisplaySlot
    {
        public void Update(Visual visual) => Find()?.Invoke(Id, true, visual.ToMimeBundle());
    }
}
