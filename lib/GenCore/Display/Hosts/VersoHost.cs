namespace GenCore.Display.Hosts;

/// <summary>
/// Verso: <c>Display</c> appends to the cell's output and cannot replace, so what changes is shown when it has finished.
/// </summary>
internal sealed class VersoHost(Func<string, Type?> find) : IDisplayHost
{
    public VersoHost() : this(name => HostTypes.Find("Verso.Abstractions", name))
    {
    }

    public IDisplaySlot? TryShow(Visual visual)
    {
        var display = find("Verso.Abstractions.DisplayExtensions")?.GetMethod("Display", [typeof(object), typeof(string)]);
        if (display is null) return null;
        var slot = new Slot(shown => display.Invoke(null, [shown, null]));
        if (visual is not LiveVisual) slot.Finish(visual);
        return slot;
    }

    private sealed record Slot(Action<Visual> Display) : IDisplaySlot
    {
        public void Update(Visual visual)
        {
            if (visual is not LiveVisual) Display(visual);
        }

        public void Finish(Visual visual) => Display(visual);
    }
}
