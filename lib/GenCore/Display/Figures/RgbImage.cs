using GenCore.Display.Pictures;

namespace GenCore.Display.Figures;

/// <summary>A small picture of pixels within an SVG.</summary>
internal static class RgbImage
{
    /// <summary>The image element that spreads the pixels over a rectangle.</summary>
    /// <param name="colours">The pixels, row by row from the top.</param>
    /// <param name="columns">The pixels of a row.</param>
    /// <param name="left">The rectangle's left in the figure's pixels.</param>
    /// <param name="top">Its top.</param>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    /// <param name="attributes">More attributes, such as how pixels are enlarged.</param>
    public static string Element(IEnumerable<(byte Red, byte Green, byte Blue)> colours, int columns, double left, double top, double width, double height, string attributes = "")
    {
        byte[] bytes = [.. colours.SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue })];
        var picture = new Raster(bytes, Width: columns, Height: bytes.Length / (3 * columns), Channels: 3);
        var place = $"x=\"{Svg.Number(left)}\" y=\"{Svg.Number(top)}\" width=\"{Svg.Number(width)}\" height=\"{Svg.Number(height)}\"";
        return $"<image {place} preserveAspectRatio=\"none\"{attributes} href=\"data:image/png;base64,{Convert.ToBase64String(PngFile.Encode(picture))}\"/>";
    }
}
