using System.Text;

namespace GenCore.Display.Figures;

/// <summary>
/// Frames as one picture that plays by itself, without a script: the style sheet shows one after the other. Below them stand
/// the present frame's label and its place on a track.
/// </summary>
internal sealed class SliderDrawing
{
    private const double StripHeight = 32;
    private const double Margin = 18;
    private const double MostLabel = 0.7;
    private const string FrameClass = "gencore-frame";

    private readonly SliderFrames frames;
    private readonly IReadOnlyList<FigureDrawing> drawings;

    /// <summary>Arranges the frames.</summary>
    public SliderDrawing(SliderFrames frames) => (this.frames, drawings) = (frames, FrameAlignment.Align(frames.Figures));

    /// <summary>The width in pixels.</summary>
    public double Width => drawings[0].Width;

    /// <summary>The height in pixels of the frames, without what stands below them.</summary>
    public double FrameHeight => drawings[0].Height;

    /// <summary>The picture as the text of an SVG file, in light and dark.</summary>
    public string ToSvg()
    {
        var content = new StringBuilder(Rules());
        foreach (var (own, shared) in FrameLayers.Split([.. drawings.Select(Elements)]))
        {
            foreach (var (i, elements) in own.Index().Where(frame => frame.Item.Count > 0)) content.Append(Frame(i, elements));
            content.Append(SvgElement.Join(shared));
        }

        return Svg.Document(Width, FrameHeight + StripHeight, content.ToString());
    }

    /// <summary>The style, but for the number, that stops the picture at a frame: <c>.gencore-frame-3</c> is the fourth.</summary>
    public static string StopStyle(string number) =>
        $".{Theme.RootClass} .{FrameClass}{{animation:none!important;visibility:hidden}}.{Theme.RootClass} .{FrameClass}-{number}{{visibility:visible}}";

    private IReadOnlyList<SvgElement> Elements(FigureDrawing drawing, int index)
    {
        var svg = new SvgWriter();
        svg.Add(Svg.Ground(Width, FrameHeight + StripHeight, Theme.Ground));
        foreach (var element in drawing.Draw()) svg.Add(element);

        var middle = FrameHeight + StripHeight / 2 - 4;
        var left = Math.Min(Width * MostLabel, 2 * Margin + frames.Captions.Max(caption => Svg.TextWidth(caption)));
        var right = Width - Margin - 6;
        svg.Line(left, middle, right, middle, Theme.Grid, "stroke-width=\"4\" stroke-linecap=\"round\"");
        svg.Text(Margin, middle + 4, "start", frames.Captions[index], "font-weight=\"600\"");
        var place = left + (right - left) * index / Math.Max(1, drawings.Count - 1);
        svg.Path($"M{Svg.Number(place)} {Svg.Number(middle)}h0", $"stroke=\"{Palette.Colour(0)}\" stroke-width=\"12\" stroke-linecap=\"round\"");
        return svg.Elements;
    }

    // Where styles do not move, the attribute hides all frames but the one to start with. Every frame has the same animation,
    // each so much later than the one before as that one is seen.
    private string Frame(int index, IReadOnlyList<SvgElement> elements)
    {
        var ahead = (frames.Start - index + drawings.Count) % drawings.Count;
        var timing = $"{Name} {Svg.Share(drawings.Count * frames.Seconds)}s step-end {(ahead == 0 ? "0" : $"-{Svg.Share(ahead * frames.Seconds)}")}s infinite";
        return $"<g class=\"{FrameClass} {FrameClass}-{index}\"{(ahead == 0 ? "" : " visibility=\"hidden\"")} style=\"animation:{timing}\">{SvgElement.Join(elements)}</g>";
    }

    private string Name => $"gencore-1-of-{drawings.Count}";

    // the share is rounded up: rather two frames for an instant than none
    private string Rules() =>
        $"<style>@keyframes {Name}{{0%{{visibility:visible}}{Svg.Share(Math.Min(100, 100.0 / drawings.Count + 5e-4))}%,100%{{visibility:hidden}}}}"
        + $"@media(prefers-reduced-motion:reduce){{.{Theme.RootClass} .{FrameClass}{{animation:none!important}}}}</style>";
}
