using System.Globalization;

namespace GenCore.Display.Figures;

/// <summary>How numbers are written in figures, whatever the machine's language, and how wide text is.</summary>
internal static class Svg
{
    /// <summary>A coordinate, to a tenth of a pixel.</summary>
    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A share such as an opacity, to a thousandth.</summary>
    public static string Share(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A count: <c>60,000</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>About how wide a line is, in pixels: fonts differ from machine to machine, so an average on the wide side.</summary>
    public static double TextWidth(string text, double size = Theme.FontSize) => text.Length * size * 0.58;
}
