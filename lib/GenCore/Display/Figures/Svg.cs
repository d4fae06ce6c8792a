using System.Globalization;

namespace GenCore.Display.Figures;

/// <summary>How pictures begin, how numbers are written in them, whatever the machine's language, and how wide text is.</summary>
internal static class Svg
{
    /// <summary>A picture as the text of a file, with the style sheet of light and dark.</summary>
    public static string Document(double width, double height, string content) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{Theme.RootClass}\" {Size(width, height)} font-family=\"{Theme.FontFamily}\" font-size=\"{Number(Theme.FontSize)}\" fill=\"{Theme.Ink}\">{Theme.StyleSheet}{content}</svg>";

    /// <summary>The root's attributes of size.</summary>
    public static string Size(double width, double height) =>
        $"width=\"{Number(width)}\" height=\"{Number(height)}\" viewBox=\"0 0 {Number(width)} {Number(height)}\"";

    /// <summary>The ground of a picture.</summary>
    public static string Ground(double width, double height, string colour) =>
        $"<rect width=\"{Number(width)}\" height=\"{Number(height)}\" rx=\"4\" fill=\"{Visual.Escape(colour)}\"/>";

    /// <summary>A coordinate, to a tenth of a pixel.</summary>
    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A share such as an opacity, to a thousandth.</summary>
    public static string Share(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A count: <c>60,000</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>About how wide a line is, in pixels: fonts differ from machine to machine, so an average on the wide side.</summary>
    public static double TextWidth(string text, double size = Theme.FontSize) => text.Length * size * 0.58;
}
