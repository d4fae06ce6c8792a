using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Bars above and below points, as long as their errors.</summary>
internal sealed class ErrorBars
{
    /// <summary>Half the width of the cross lines at the ends, in pixels.</summary>
    public const double CapWidth = 3;

    /// <summary>The width of the lines.</summary>
    public const double Thickness = 1.2;

    private readonly double[] lower;
    private readonly double[] upper;
    private readonly string colour;

    private ErrorBars(double[] lower, double[] upper, string colour) => (this.lower, this.upper, this.colour) = (lower, upper, colour);

    /// <summary>Where the bars end.</summary>
    public IEnumerable<double> Ends => lower.Concat(upper);

    /// <summary>The error bars of a trace whose values are given, or null.</summary>
    public static ErrorBars? Of(JsonObject trace, double[] values, string colour)
    {
        if (trace.Object("error_y") is not { } errors || errors.Array("array") is not { } above || errors.Flag("visible") == false) return null;
        var below = (errors.Array("arrayminus") ?? above).Numbers();
        return new ErrorBars([.. values.Zip(below, (value, error) => value - error)], [.. values.Zip(above.Numbers(), (value, error) => value + error)], errors.Text("color") ?? colour);
    }

    public void Draw(SvgWriter svg, Panel panel, double[] positions)
    {
        var path = string.Concat(positions.Zip(lower, upper).Select(bar =>
        {
            var (x, low, high) = (panel.PlaceX(bar.First), panel.PlaceY(bar.Second), panel.PlaceY(bar.Third));
            // below 0 on a logarithmic axis: down to its end
            if (double.IsNaN(low)) low = panel.Bottom;
            if (double.IsNaN(x) || double.IsNaN(high)) return "";
            return $"M{Svg.Number(x)} {Svg.Number(low)}V{Svg.Number(high)}{Cap(x, low)}{Cap(x, high)}";
        }));
        svg.Path(path, $"fill=\"none\" stroke=\"{Visual.Escape(colour)}\" stroke-width=\"{Svg.Number(Thickness)}\"");
    }

    private static string Cap(double x, double y) => $"M{Svg.Number(x - CapWidth)} {Svg.Number(y)}H{Svg.Number(x + CapWidth)}";
}
