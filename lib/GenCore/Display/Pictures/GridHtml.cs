using System.Text;

namespace GenCore.Display.Pictures;

/// <summary>Puts a grid's picture into HTML, with the labels and captions that are no part of it.</summary>
internal static class GridHtml
{
    // below it even short captions would break between letters
    private const int LeastCaptionWidth = 48;

    /// <summary>One picture as large as it is, with sharp pixels.</summary>
    public static string Image(byte[] png, int width, int height, string words) =>
        $"<img src=\"data:image/png;base64,{Convert.ToBase64String(png)}\" width=\"{width}\" height=\"{height}\" alt=\"{Visual.Escape(words)}\" style=\"image-rendering:pixelated;max-width:none;margin:0\">";

    /// <summary>The picture of the whole grid, with a label beside each row where there are any.</summary>
    public static string Plain(GridLayout layout, string[] labels, byte[] png, string words)
    {
        var image = Image(png, layout.Width, layout.Height, words);
        if (labels.Length == 0) return image;
        var style = $"height:{layout.CellHeight}px;line-height:{layout.CellHeight}px;margin-bottom:{layout.Padding}px;text-align:right;white-space:nowrap";
        return $"<div style=\"display:flex;gap:8px\"><div>{string.Concat(labels.Select(label => $"<div style=\"{style}\">{Visual.Escape(label)}</div>"))}</div>{image}</div>";
    }

    /// <summary>A table with one picture and its caption a cell, which keeps its order where a host takes styles away.</summary>
    public static string Captioned(GridLayout layout, string[] labels, string[] captions)
    {
        var html = new StringBuilder("<table style=\"border-collapse:collapse;border:0;margin:0\"><tbody>");
        for (var row = 0; row < layout.Rows; row++)
        {
            html.Append("<tr style=\"background:transparent\">");
            if (labels.Length > 0) html.Append($"<td style=\"border:0;padding:0 8px 0 0;text-align:right;white-space:nowrap\">{Visual.Escape(labels[row])}</td>");
            for (var image = row * layout.Columns; image < Math.Min((row + 1) * layout.Columns, captions.Length); image++)
                html.Append(Cell(layout, image, captions[image]));
            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    private static string Cell(GridLayout layout, int image, string caption)
    {
        var picture = Image(PngFile.Encode(GridPicture.DrawCell(layout, image)), layout.CellWidth, layout.CellHeight, caption);
        var width = Math.Max(layout.CellWidth, LeastCaptionWidth);
        return $"<td style=\"border:0;padding:0 {layout.Padding}px 4px 0;vertical-align:top;text-align:center\">{picture}"
            + $"<div style=\"width:{width}px;font-size:11px;line-height:1.25;white-space:normal;overflow-wrap:anywhere\">{Visual.Escape(caption)}</div></td>";
    }
}
