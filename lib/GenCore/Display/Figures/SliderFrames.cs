namespace GenCore.Display.Figures;

/// <summary>What a slider shows, and when.</summary>
/// <param name="Name">What changes from frame to frame.</param>
/// <param name="Labels">Its value in each.</param>
/// <param name="Figures">The frames, all of one size.</param>
/// <param name="Start">The index of the frame that comes first.</param>
/// <param name="Seconds">How long each is seen, in whole milliseconds.</param>
internal sealed record SliderFrames(string Name, IReadOnlyList<string> Labels, IReadOnlyList<FigureJson> Figures, int Start, double Seconds)
{
    /// <summary>The text below each frame: <c>mean μ = 1.5</c>.</summary>
    public IReadOnlyList<string> Captions { get; } = [.. Labels.Select(label => $"{Name} = {label}")];
}
