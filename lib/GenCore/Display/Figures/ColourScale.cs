using System.Globalization;
using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Colours for the numbers from 0 to 1, straight between the given ones.</summary>
internal sealed class ColourScale
{
    // from low to high, as Plotly orders them; all are even in lightness, and none needs red told from green
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Viridis"] = ["#440154", "#482878", "#3E4989", "#31688E", "#26828E", "#1F9E89", "#35B779", "#6ECE58", "#B5DE2B", "#FDE725"],
        ["Cividis"] = ["#00224E", "#123570", "#3B496C", "#575D6D", "#707173", "#8A8678", "#A59C74", "#C3B369", "#E1CC55", "#FEE838"],
        ["Greys"] = ["#000000", "#FEFEFE"],
        ["RdBu"] = ["#053061", "#2166AC", "#4393C3", "#92C5DE", "#D1E5F0", "#F7F7F7", "#FDDBC7", "#F4A582", "#D6604D", "#B2182B", "#67001F"],
    };

    // the part of Viridis that is seen as dots or lines on a light ground and on a dark one
    private static readonly string[] Visible = Known["Viridis"][2..8];

    private readonly (double Share, double[] Rgb)[] stops;

    private ColourScale(IEnumerable<(double Share, double[] Rgb)> stops) => this.stops = [.. stops];

    /// <summary>Reads the stops, pairs of a share and a colour.</summary>
    public static ColourScale Of(JsonArray stops, bool isReversed) => isReversed
        ? new(stops.Reverse().Select(stop => (1 - Share(stop), Rgb(stop![1].AsText()))))
        : new(stops.Select(stop => (Share(stop), Rgb(stop![1].AsText()))));

    /// <summary>The stops that are taken where no scale is given.</summary>
    /// <param name="fillsArea">True for colours of areas, which reach from end to end; false for those of dots and lines.</param>
    public static JsonArray DefaultStops(bool fillsArea) => Even(fillsArea ? Known["Viridis"] : Visible);

    /// <summary>The stops of a scale that is known by name, or those given.</summary>
    /// <exception cref="ArgumentException">The scale is neither.</exception>
    public static JsonArray Stops(JsonNode? scale)
    {
        if (scale is JsonArray { Count: >= 2 } given && given.All(stop => stop is JsonArray { Count: 2 } && stop[0].AsNumber() is not null))
        {
            foreach (var stop in given) Rgb(stop![1].AsText());
            return (JsonArray)given.DeepClone();
        }

        if (Known.TryGetValue(scale.AsText(), out var colours))
            return Even(colours);
        throw new ArgumentException($"The colour scale {scale?.ToJsonString()} is not known, expected {string.Join(", ", Known.Keys)}, or pairs such as [[0, \"#FFFFFF\"], [1, \"#0072B2\"]].");
    }

    /// <summary>The colour of a number, as three bytes; what is below 0 or above 1 has the colour of the end.</summary>
    public (byte Red, byte Green, byte Blue) At(double share)
    {
        var after = System.Array.FindIndex(stops, stop => stop.Share >= share);
        if (after < 0) after = stops.Length - 1;
        var (from, to) = (stops[Math.Max(0, after - 1)], stops[after]);
        var way = to.Share > from.Share ? Math.Clamp((share - from.Share) / (to.Share - from.Share), 0, 1) : 1;
        byte Mix(int i) => (byte)Math.Round(from.Rgb[i] + (to.Rgb[i] - from.Rgb[i]) * way);
        return (Mix(0), Mix(1), Mix(2));
    }

    /// <summary>The colour of a number: <c>#0072B2</c>.</summary>
    public string Hex(double share)
    {
        var (red, green, blue) = At(share);
        return $"#{red:X2}{green:X2}{blue:X2}";
    }

    private static JsonArray Even(string[] colours) => [.. colours.Select((colour, i) => new JsonArray(Math.Round(i / (colours.Length - 1.0), 4), colour))];

    private static double Share(JsonNode? stop) => stop![0].AsNumber()!.Value;

    private static double[] Rgb(string colour)
    {
        if (colour is ['#', ..] && colour.Length == 7 && int.TryParse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb))
            return [rgb >> 16, rgb >> 8 & 255, rgb & 255];
        if (colour.StartsWith("rgb(", StringComparison.Ordinal) && colour[4..].TrimEnd(')').Split(',') is { Length: 3 } parts
            && parts.All(part => double.TryParse(part, CultureInfo.InvariantCulture, out _)))
            return [.. parts.Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        throw new ArgumentException($"The colour scale has the colour \"{colour}\", expected \"#RRGGBB\" or \"rgb(R,G,B)\".");
    }
}
