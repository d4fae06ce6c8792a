using System.Text;
using GenCore.Display.Pictures;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Display;

/// <summary>
/// Images side by side, as one PNG. The grid keeps bytes: the tensors may be freed as soon as it is made. With one row
/// and a caption under each image it is a strip: snapshots in the order of time.
/// </summary>
/// <example><code>
/// new ImageGrid(snapshots, columns: 5).WithCaptions("epoch 1", "epoch 2", "epoch 5", "epoch 10", "epoch 20")
/// new ImageGrid(samples, columns: 8).WithBorder(BorderColour.Orange, 3, 12)
/// </code></example>
public sealed class ImageGrid : Visual
{
    private readonly GridLayout layout;
    private readonly Lazy<byte[]> png;
    private readonly string[] labels;
    private readonly string? title;
    private readonly string? caption;
    private string[] captions = [];

    /// <summary>Lays out images row by row.</summary>
    /// <param name="images">Floating point [N, 1 or 3, H, W], values in [0, 1]; what lies outside is clamped.</param>
    /// <param name="columns">Images in a row; null for a grid that is about square.</param>
    /// <param name="scale">How many pixels of the picture one pixel of an image takes, each way.</param>
    /// <param name="padding">Pixels of the picture between images.</param>
    /// <param name="title">Text above the grid.</param>
    /// <param name="caption">Text below the grid.</param>
    /// <exception cref="ArgumentException">The tensor has another shape or type, has no image, or holds NaN.</exception>
    public ImageGrid(Tensor images, int? columns = null, int scale = 2, int padding = 2, string? title = null, string? caption = null)
        : this(GridLayout.For(ImageBytes.From(images), columns, scale, padding), title, caption, [])
    {
    }

    private ImageGrid(GridLayout layout, string? title, string? caption, string[] labels)
    {
        (this.layout, this.title, this.caption, this.labels) = (layout, title, caption, labels);
        png = new Lazy<byte[]>(() => PngFile.Encode(GridPicture.Draw(layout)));
    }

    /// <summary>One labelled row for each tensor: reconstructions under originals, for example.</summary>
    /// <param name="rows">A label and images as the constructor takes them; every row with images of the same size.</param>
    /// <exception cref="ArgumentException">There is no row, the images' sizes differ, or a tensor is not as the constructor takes it.</exception>
    public static ImageGrid Rows(params (string Label, Tensor Images)[] rows) => Rows(rows, scale: 2);

    /// <summary>One labelled row for each tensor, with the layout of the constructor.</summary>
    /// <exception cref="ArgumentException">There is no row, the images' sizes differ, or a tensor is not as the constructor takes it.</exception>
    public static ImageGrid Rows(IReadOnlyList<(string Label, Tensor Images)> rows, int scale = 2, int padding = 2, string? title = null, string? caption = null)
    {
        if (rows.Count == 0) throw new ArgumentException("The grid has no rows: give it one (label, images) or more.", nameof(rows));
        var sets = rows.Select(row => ImageBytes.From(row.Images, $"The images of row \"{row.Label}\"")).ToArray();
        for (var i = 1; i < sets.Length; i++)
        {
            if (sets[i].Size != sets[0].Size)
                throw new ArgumentException($"The images of row \"{rows[i].Label}\" are {sets[i].Shape}, those of row \"{rows[0].Label}\" {sets[0].Shape}: one grid takes images of one size.", nameof(rows));
        }

        // a shorter row is filled with the colour of the gaps
        var columns = sets.Max(set => set.Count);
        return new ImageGrid(GridLayout.For(ImageBytes.Concat(sets, columns), columns, scale, padding), title, caption, [.. rows.Select(row => row.Label)]);
    }

    /// <summary>The grid with a caption under each image; a long one wraps within its image's width.</summary>
    /// <param name="captions">One for each place, row by row; "" for none.</param>
    /// <exception cref="ArgumentException">There are more or fewer captions than places.</exception>
    public ImageGrid WithCaptions(params IEnumerable<string> captions)
    {
        string[] all = [.. captions];
        if (all.Length != layout.Images.Count)
            throw new ArgumentException($"There are {all.Length} captions for {layout.Images.Count} places: give each image one, row by row, or \"\".", nameof(captions));
        return With(layout, all);
    }

    /// <summary>The grid with a border around some images, drawn into the picture; other borders stay.</summary>
    /// <param name="colour">The border's colour.</param>
    /// <param name="images">The images' places, counted from 0 row by row.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public ImageGrid WithBorder(BorderColour colour, params IEnumerable<int> images)
    {
        var borders = new Dictionary<int, BorderColour>(layout.Borders);
        foreach (var image in images)
        {
            if (image < 0 || image >= layout.Images.Count)
                throw new ArgumentOutOfRangeException(nameof(images), $"There is no image {image} to put a border around: the grid has {layout.Images.Count} places, counted from 0.");
            borders[image] = colour;
        }

        return With(layout with { Borders = borders }, captions);
    }

    /// <summary>The picture as the bytes of a PNG file, without title, captions and labels.</summary>
    public byte[] ToPng() => [.. png.Value];

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder("<figure style=\"margin:0.5em 0\">");
        if (title is not null) html.Append($"<div><b>{Escape(title)}</b></div>");
        html.Append($"<div style=\"overflow-x:auto\">{(captions.Length > 0 ? GridHtml.Captioned(layout, labels, captions) : GridHtml.Plain(layout, labels, png.Value, ToString()))}</div>");
        if (caption is not null) html.Append($"<figcaption>{Escape(caption)}</figcaption>");
        return html.Append("</figure>").ToString();
    }

    /// <summary>What the grid shows, in words.</summary>
    public override string ToString()
    {
        var what = labels.Length > 0 ? $"rows {string.Join(", ", labels)}: {layout.Columns} images each" : $"{layout.Images.Count} images";
        var text = $"{(title is null ? "" : $"{title}: ")}{what} of {layout.Images.Width}×{layout.Images.Height} pixels{(labels.Length > 0 ? "" : $", {layout.Rows} by {layout.Columns}")}";
        return captions.Length > 0 ? $"{text} ({string.Join(", ", captions.Where(one => one.Length > 0))})" : text;
    }

    internal override (string MimeType, string Content)? Picture => (MimeTypes.Png, Convert.ToBase64String(png.Value));

    private ImageGrid With(GridLayout changed, string[] captions) => new(changed, title, caption, labels) { captions = captions };
}
