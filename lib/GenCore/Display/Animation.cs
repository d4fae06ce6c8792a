using System.Globalization;
using GenCore.Display.Pictures;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Display;

/// <summary>
/// Image grids one after the other, as one animated PNG: what a model makes while it is trained. A frame keeps its
/// compressed bytes only: 20 frames of 64 digits take 0.4 MB. Beyond 100 frames or 0.75 MB every second one is let go, so
/// that a notebook with an animation stays small; the last always stays.
/// </summary>
/// <example><code>
/// var film = new Animation(columns: 8, caption: "one frame an epoch");
/// trainer.EpochCompleted += _ => film.Add(model.Decode(noise));
/// </code></example>
public sealed class Animation : Visual
{
    private const int MostFrames = 100;
    private const int MostBytes = 750_000;

    private readonly List<byte[]> frames = [];
    private readonly int? columns;
    private readonly int scale;
    private readonly int padding;
    private readonly string? title;
    private readonly string? caption;
    private GridLayout? layout; // the last frame's, whose images are those that the static picture shows
    private byte[] last = [];
    private int added;
    private int stride = 1; // of so many frames added, one is kept

    /// <summary>An animation without frames, each of which is laid out as an <see cref="ImageGrid"/> is.</summary>
    /// <param name="columns">Images in a row; null for a grid that is about square.</param>
    /// <param name="scale">How many pixels of the picture one pixel of an image takes, each way.</param>
    /// <param name="padding">Pixels of the picture between images.</param>
    /// <param name="title">Text above the picture.</param>
    /// <param name="caption">Text below the picture.</param>
    public Animation(int? columns = null, int scale = 2, int padding = 2, string? title = null, string? caption = null) =>
        (this.columns, this.scale, this.padding, this.title, this.caption) = (columns, scale, padding, title, caption);

    /// <summary>How long a frame is shown, from 0.02 to 60 seconds.</summary>
    public double FrameSeconds { get; init => field = Checked(value); } = 0.25;

    /// <summary>How long the last frame is shown, from 0.02 to 60 seconds.</summary>
    public double LastFrameSeconds { get; init => field = Checked(value); } = 2;

    /// <summary>Whether it begins anew for ever, or is played once.</summary>
    public bool Loops { get; init; } = true;

    /// <summary>The number of frames that are kept.</summary>
    public int Count => frames.Count + (HasLooseEnd ? 1 : 0);

    /// <summary>Adds a frame.</summary>
    /// <param name="images">Floating point [N, 1 or 3, H, W], values in [0, 1]; as many and as large in every frame.</param>
    /// <returns>The animation, for the next frame.</returns>
    /// <exception cref="ArgumentException">The images differ in number or size from those before, or are not as an <see cref="ImageGrid"/> takes them.</exception>
    public Animation Add(Tensor images)
    {
        var bytes = ImageBytes.From(images);
        if (layout is { Images: var before } && (before.Count, before.Size) != (bytes.Count, bytes.Size))
            throw new ArgumentException($"The frame has {bytes.Count} images of {bytes.Shape}, those before have {before.Count} of {before.Shape}: an animation takes frames of one size.", nameof(images));
        layout = GridLayout.For(bytes, columns, scale, padding);
        last = PngFile.Deflate(GridPicture.Draw(layout));
        if (added++ % stride == 0) frames.Add(last);
        if (frames.Count > MostFrames || frames.Sum(frame => frame.Length) > MostBytes) Thin();
        return this;
    }

    /// <summary>The animation as the bytes of a PNG file.</summary>
    /// <exception cref="InvalidOperationException">There is no frame.</exception>
    public byte[] ToPng()
    {
        var size = layout ?? throw new InvalidOperationException("The animation has no frames: add images first.");
        byte[][] all = HasLooseEnd ? [.. frames, last] : [.. frames];
        var timed = all.Select((content, i) => (content, TimeSpan.FromSeconds(i < all.Length - 1 ? FrameSeconds : LastFrameSeconds)));
        return AnimatedPng.Encode((size.Width, size.Height, size.Images.Channels), [.. timed], Loops);
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var head = title is null ? "" : $"<div><b>{Escape(title)}</b></div>";
        var picture = layout is null ? Escape(ToString()) : GridHtml.Image(ToPng(), layout.Width, layout.Height, ToString());
        var foot = caption is null ? "" : $"<figcaption>{Escape(caption)}</figcaption>";
        return $"<figure style=\"margin:0.5em 0\">{head}<div style=\"overflow-x:auto\">{picture}</div>{foot}</figure>";
    }

    /// <summary>What the animation shows, in words.</summary>
    public override string ToString()
    {
        var head = title is null ? "" : $"{title}: ";
        return layout is null
            ? $"{head}no frames yet"
            : string.Create(CultureInfo.InvariantCulture, $"{head}{Count} frames of {layout.Images.Count} images of {layout.Images.Width}×{layout.Images.Height} pixels");
    }

    /// <summary>The last frame: where HTML is not shown, nothing moves.</summary>
    internal override (string MimeType, string Content)? Picture =>
        layout is null ? null : (MimeTypes.Png, Convert.ToBase64String(PngFile.Encode(GridPicture.Draw(layout))));

    // the latest frame is always the end, even where it is none of those that are kept
    private bool HasLooseEnd => frames.Count > 0 && frames[^1] != last;

    private void Thin()
    {
        byte[][] kept = [.. frames.Where((_, i) => i % 2 == 0)];
        frames.Clear();
        frames.AddRange(kept);
        stride *= 2;
    }

    private static double Checked(double seconds) => seconds is >= 0.02 and <= 60
        ? seconds
        : throw new ArgumentOutOfRangeException(nameof(seconds), $"A frame cannot be shown for {seconds.ToString(CultureInfo.InvariantCulture)} seconds: 0.02 to 60 are possible.");
}
