using GenCore.Display.Hosts;

namespace GenCore.Display;

/// <summary>Something that is shown, and can be replaced where it stands.</summary>
public sealed class DisplayHandle
{
    private readonly IDisplaySlot slot;

    internal DisplayHandle(Visual visual) => slot = DisplayHost.Show(visual);

    /// <summary>Replaces what is shown. In a host without live output the new state appears below the old one.</summary>
    public void Update(Visual visual)
    {
        ArgumentNullException.ThrowIfNull(visual);
        slot.Update(visual);
    }

    /// <summary>Shows the last state of something that changed, and ends a console's rewritten line.</summary>
    internal void Finish(Visual visual) => slot.Finish(visual);

    /// <summary>Nothing: a handle left as a cell's last expression adds nothing to what is shown already.</summary>
    public override string ToString() => "";
}
