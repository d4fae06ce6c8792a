using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Finds the pixels of annotations and shapes, which refer to an axis, to its span, or to the whole plotting area.</summary>
internal sealed class Places(IReadOnlyList<Panel> panels, (double Left, double Top, double Right, double Bottom) area)
{
    /// <summary>The pixel along x; NaN where there is no such place.</summary>
    /// <param name="reference">Plotly's xref: paper, x2, x2 domain.</param>
    /// <param name="value">A share of the area or span, or one of the data.</param>
    /// <param name="isExponent">True where numbers on a logarithmic axis are exponents of ten, as in annotations.</param>
    public double X(string reference, JsonNode? value, bool isExponent)
    {
        if (reference == "paper") return area.Left + Share(value) * (area.Right - area.Left);
        if (panels.FirstOrDefault(panel => panel.X.Id == Axis(reference)) is not { } panel) return double.NaN;
        return IsDomain(reference) ? panel.Left + Share(value) * (panel.Right - panel.Left) : panel.PlaceX(Number(panel.X, value, isExponent));
    }

    /// <summary>The pixel along y; NaN where there is no such place.</summary>
    public double Y(string reference, JsonNode? value, bool isExponent)
    {
        if (reference == "paper") return area.Bottom - Share(value) * (area.Bottom - area.Top);
        if (panels.FirstOrDefault(panel => panel.Y.Id == Axis(reference)) is not { } panel) return double.NaN;
        return IsDomain(reference) ? panel.Bottom - Share(value) * (panel.Bottom - panel.Top) : panel.PlaceY(Number(panel.Y, value, isExponent));
    }

    private static double Number(FigureAxis axis, JsonNode? value, bool isExponent) =>
        isExponent && axis.IsLog && value.AsNumber() is { } exponent ? axis.FromPlotly(exponent) : axis.Number(value);

    private static double Share(JsonNode? value) => value.AsNumber() ?? double.NaN;

    private static bool IsDomain(string reference) => reference.EndsWith(" domain", StringComparison.Ordinal);

    private static string Axis(string reference) => reference.Split(' ')[0];
}
