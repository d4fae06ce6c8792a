using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Display;

/// <summary>
/// Images side by side, as one PNG. The picture is made when the grid is: the tensors may be freed afterwards.
/// </summary>
public sealed class ImageGrid : Visual
{
    private readonly byte[] png;
    private readonly int count;
    private readonly int rows;
    private readonly int columns;
    private readonly int width;
    private readonly int height;
    private readonly int rowHeight;
    private readonly int gap;
    private readonly string size;
    private readonly string[] labels;
    private readonly string? title;
    private readonly string? caption;

    /// <summary>Lays out images row by row.</summary>
    /// <param name="images">Floating point [N, 1 or 3, H, W], values in [0, 1]; what lies outside is clamped.</param>
    /// <param name="columns">Images in a row; null for a grid that is about square.</param>
    /// <param name="scale">How many pixels of the picture one pixel of an image takes, each way.</param>
    /// <param name="padding">Pixels of the picture between images.</param>
    /// <param name="title">Text above the grid.</param>
    /// <param name="caption">Text below the grid.</param>
    /// <exception cref="ArgumentException">The tensor has another shape or type, has no image, or holds NaN.</exception>
    public ImageGrid(Tensor images, int? columns = null, int scale = 2, int padding = 2, string? title = null, string? caption = null)
        : this(GridPicture.Checked(images, "The images"), columns, scale, padding, title, caption, [])
    {
    }

    private ImageGrid(Tensor images, int? columns, int scale, int padding, string? title, string? caption, string[] labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns ?? 1, 1, nameof(columns));
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        count = (int)images.shape[0];
        this.columns = columns ?? (int)Math.Ceiling(Math.Sqrt(count));
        rows = (count + this.columns - 1) / this.columns;
        (gap, this.labels, this.title, this.caption) = (padding, labels, title, caption);
        size = $"{images.shape[3]}×{images.shape[2]} pixels";
        rowHeight = (int)images.shape[2] * scale;
        (png, width, height) = GridPicture.Draw(images, rows, this.columns, scale, padding);
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
        using var scope = NewDisposeScope();
        foreach (var (label, images) in rows)
        {
            GridPicture.Checked(images, $"The images of row \"{label}\"");
            if (!images.shape.AsSpan(1).SequenceEqual(rows[0].Images.shape.AsSpan(1)))
                throw new ArgumentException($"The images of row \"{label}\" are [{string.Join(", ", images.shape[1..])}], those of row \"{rows[0].Label}\" [{string.Join(", ", rows[0].Images.shape[1..])}]: one grid takes images of one size.", nameof(rows));
        }

        // a shorter row is filled with the colour of the gaps
        var columns = rows.Max(row => row.Images.shape[0]);
        var filled = rows.Select(row => GridPicture.FillRow(row.Images, columns)).ToArray();
        return new ImageGrid(cat(filled, 0), (int)columns, scale, padding, title, caption, [.. rows.Select(row => row.Label)]);
    }

    /// <summary>The picture as the bytes of a PNG file, without title, caption and labels.</summary>
    public byte[] ToPng() => [.. png];

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder("<figure style=\"margin:0.5em 0\">");
        if (title is not null) html.Append($"<div><b>{Escape(title)}</b></div>");
        var image = $"<img src=\"data:image/png;base64,{Convert.ToBase64String(png)}\" width=\"{width}\" height=\"{height}\" alt=\"{Escape(ToString())}\" style=\"image-rendering:pixelated;max-width:none\">";
        if (labels.Length == 0) html.Append($"<div style=\"overflow-x:auto\">{image}</div>");
        else html.Append($"<div style=\"display:flex;gap:8px;overflow-x:auto\"><div>{string.Concat(labels.Select(Label))}</div>{image}</div>");
        if (caption is not null) html.Append($"<figcaption>{Escape(caption)}</figcaption>");
        return html.Append("</figure>").ToString();
    }

    /// <summary>What the grid shows, in words.</summary>
    public override string ToString()
    {
        var what = labels.Length > 0 ? $"rows {string.Join(", ", labels)}: {columns} images each" : $"{count} images";
        return $"{(title is null ? "" : $"{title}: ")}{what} of {size}{(labels.Length > 0 ? "" : $", {rows} by {columns}")}";
    }

    internal override (string MimeType, string Content)? Picture => (MimeTypes.Png, Convert.ToBase64String(png));

    private string Label(string text) =>
        $"<div style=\"height:{rowHeight}px;line-height:{rowHeight}px;margin-bottom:{gap}px;text-align:right;white-space:nowrap\">{Escape(text)}</div>";
}
