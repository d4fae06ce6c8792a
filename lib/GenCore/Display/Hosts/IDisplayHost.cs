namespace GenCore.Display.Hosts;

/// <summary>A place that can show visuals: one kind of notebook, or the console.</summary>
internal interface IDisplayHost
{
    /// <summary>Shows the visual, or returns null where this host is not the one the program runs in.</summary>
    IDisplaySlot? TryShow(Visual visual);
}
