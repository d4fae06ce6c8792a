using System.Globalization;

namespace Workbook.Files;

internal static class Duration
{
    /// <summary>"1.2 s".</summary>
    public static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s");
}
