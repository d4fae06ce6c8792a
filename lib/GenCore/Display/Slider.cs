using System.Globalization;
using GenCore.Display.Figures;

namespace GenCore.Display;

/// <summary>
/// A figure that moves: one frame for each value of something, and a slider through them. As a picture it plays by itself;
/// where scripts run, it can be dragged and stopped.
/// </summary>
/// <remarks>
/// The axes stand still: all frames get the range that holds those of all. Colours of heat maps keep their numbers where the
/// frames set <c>zmin</c> and <c>zmax</c>. What all frames draw alike is stored once; 25 frames of one curve are about 60 KB.
/// </remarks>
/// <example><code>
/// new Slider("mean μ", [-2, -1, 0, 1, 2], mean => new Figure(
///     new Scatter { x = grid, y = grid.Select(x => Density(x, mean)).ToArray(), mode = "lines" }))
/// </code></example>
public sealed class Slider : Visual
{
    private readonly string name;
    private readonly List<(string Label, FigureJson Figure, string Description)> frames = [];

    /// <summary>Makes a slider without frames.</summary>
    /// <param name="name">What changes from frame to frame, such as "epoch".</param>
    public Slider(string name) => this.name = name;

    /// <summary>Makes a slider with a frame for each value.</summary>
    /// <param name="name">What the values are, such as "mean μ".</param>
    /// <param name="values">The values, in the order in which they are shown.</param>
    /// <param name="frame">The picture at a value; all of one size.</param>
    /// <exception cref="ArgumentException">There is no value, or the pictures differ in size.</exception>
    public Slider(string name, IReadOnlyList<double> values, Func<double, Plot> frame) : this(name)
    {
        if (values.Count == 0) throw new ArgumentException($"The slider over {name} has no values: give it one or more.", nameof(values));
        foreach (var value in values) Add(value.ToString("G5", CultureInfo.InvariantCulture).Replace('-', '−'), frame(value));
    }

    /// <summary>How long a frame is shown while the slider plays, from 0.02 to 60 seconds.</summary>
    public double FrameSeconds
    {
        get;
        init => field = value is >= 0.02 and <= 60 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"A frame cannot be shown for {value.ToString(CultureInfo.InvariantCulture)} seconds: 0.02 to 60 are possible.");
    } = 0.4;

    /// <summary>The index of the frame that is shown first, and alone where nothing moves.</summary>
    public int Start { get; init; }

    /// <summary>Adds a frame.</summary>
    /// <param name="label">The value in this frame, such as "12".</param>
    /// <param name="plot">A figure, chart or small multiples; what is added to it later does not appear.</param>
    /// <returns>The slider, for the next frame.</returns>
    /// <exception cref="ArgumentException">The frame is of another size than those before.</exception>
    public Slider Add(string label, Plot plot)
    {
        var figure = plot.ToFigure();
        if (frames.Count > 0 && Size(figure) != Size(frames[0].Figure))
            throw new ArgumentException($"The frame at {name} = {label} is {Size(figure)} pixels, those before are {Size(frames[0].Figure)}: a slider takes frames of one size.", nameof(plot));
        frames.Add((label, figure, plot.ToString()));
        return this;
    }

    /// <summary>The picture as the text of an SVG file, in light and dark, which plays by itself.</summary>
    /// <exception cref="InvalidOperationException">There is no frame, or none at <see cref="Start"/>.</exception>
    public string ToSvg() => new SliderDrawing(Frames()).ToSvg();

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is no frame, or none at <see cref="Start"/>.</exception>
    public override string ToHtml() => SliderHtml.Interactive(Frames(), ToString());

    /// <summary>What changes, over how many values, and the first and the last frame.</summary>
    public override string ToString()
    {
        if (frames.Count == 0) return $"slider over {name}, no frames yet";
        var first = $"slider over {name}, {frames.Count} {(frames.Count == 1 ? "value" : "values")}: first {frames[0].Label}, {frames[0].Description}";
        return frames.Count == 1 ? first : $"{first}; last {frames[^1].Label}, {frames[^1].Description}";
    }

    internal override (string MimeType, string Content)? Picture => (MimeTypes.Svg, ToSvg());

    private SliderFrames Frames()
    {
        if (frames.Count == 0) throw new InvalidOperationException($"The slider over {name} has no frames: add one or more.");
        if (Start < 0 || Start >= frames.Count)
            throw new InvalidOperationException($"The slider over {name} cannot start at frame {Start}: its {frames.Count} frames are numbered from 0.");
        return new(name, [.. frames.Select(frame => frame.Label)], [.. frames.Select(frame => frame.Figure)], Start, Math.Round(FrameSeconds, 3));
    }

    private static string Size(FigureJson figure) => $"{Svg.Number(figure.Layout.Number("width")!.Value)} × {Svg.Number(figure.Layout.Number("height")!.Value)}";
}
