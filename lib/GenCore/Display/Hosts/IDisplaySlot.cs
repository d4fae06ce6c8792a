namespace GenCore.Display.Hosts;

/// <summary>One thing shown by a host.</summary>
internal interface IDisplaySlot
{
    /// <summary>Replaces what is shown by a state that may be followed by another.</summary>
    void Update(Visual visual);

    /// <summary>Replaces what is shown by its last state.</summary>
    void Finish(Visual visual) => Update(visual);
}
