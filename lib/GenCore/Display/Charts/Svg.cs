using System.Globalization;

namespace GenCore.Display.Charts;

/// <summary>How numbers are written in charts, whatever the machine's language.</summary>
internal static class Svg
{
    /// <summary>A coordinate, to a tenth of a pixel.</summary>
    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A count: <c>60,000</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
