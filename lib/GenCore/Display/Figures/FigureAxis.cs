using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>
/// An axis of a figure: linear, logarithmic, or of categories, which stand at 0, 1, 2, …. Traces first tell it what they
/// reach; <see cref="Settle"/> then fixes its range.
/// </summary>
internal sealed class FigureAxis(string id, JsonObject settings)
{
    private readonly List<string> categories = [];
    private string? type = settings.Text("type");
    private (double Value, bool IsTight) low = (double.PositiveInfinity, false);
    private (double Value, bool IsTight) high = (double.NegativeInfinity, false);
    private Scale? scale;

    /// <summary>Plotly's name of the axis: x, y, x2, y2, …</summary>
    public string Id => id;

    /// <summary>The name under which a layout has an axis: xaxis2 for x2.</summary>
    public static string Key(string id) => $"{id[0]}axis{id[1..]}";

    /// <summary>Whether a layout has an axis under that name.</summary>
    public static bool IsKey(string key) => key.StartsWith("xaxis", StringComparison.Ordinal) || key.StartsWith("yaxis", StringComparison.Ordinal);

    public bool IsHorizontal => id[0] == 'x';

    public bool IsLog => type == "log";

    public string? Title => settings["title"] is JsonObject title ? title.Text("text") : settings.Text("title");

    /// <summary>The part of the figure's plotting area that the axis spans.</summary>
    public (double Start, double End) Domain => settings.Array("domain") is { Count: 2 } domain ? (domain[0].AsNumber() ?? 0, domain[1].AsNumber() ?? 1) : (0, 1);

    /// <summary>True for an axis drawn over another's panel, which brings no grid of its own.</summary>
    public bool IsOverlay => settings.ContainsKey("overlaying");

    public bool IsOnRight => settings.Text("side") == "right";

    public bool ShowsGrid => settings.Flag("showgrid") ?? !IsOverlay;

    public bool ShowsLabels => settings.Flag("showticklabels") ?? true;

    public bool ShowsLine => settings.Flag("showline") ?? true;

    public bool HasFixedRange => settings.ContainsKey("range");

    public Scale Scale => scale ?? throw new InvalidOperationException("The axis is not settled.");

    /// <summary>Where data stand on the axis; a text becomes a category, NaN cannot be drawn.</summary>
    public double[] Numbers(JsonArray values)
    {
        type ??= values.Any(value => value.IsText()) ? "category" : null;
        return [.. values.Select(Number)];
    }

    /// <summary>Where one of the data stands.</summary>
    public double Number(JsonNode? value)
    {
        if (type != "category" || value is null) return value.AsNumber() is { } number && (!IsLog || number > 0) ? number : double.NaN;
        var text = value.AsText();
        if (!categories.Contains(text)) categories.Add(text);
        return categories.IndexOf(text);
    }

    /// <summary>Makes the axis hold these values.</summary>
    /// <param name="values">Where data stand; NaN does not count.</param>
    /// <param name="isTight">True where the axis may end at them, without room beyond.</param>
    public void Reach(IEnumerable<double> values, bool isTight = false)
    {
        foreach (var value in values.Where(value => double.IsFinite(value) && (!IsLog || value > 0)))
        {
            // where one trace needs room and another does not, there is room
            if (value < low.Value || value == low.Value && !isTight) low = (value, isTight);
            if (value > high.Value || value == high.Value && !isTight) high = (value, isTight);
        }
    }

    /// <summary>Fixes the range, and writes range and type into the settings, so that Plotly takes the same.</summary>
    public void Settle()
    {
        if (settings.Array("range") is { Count: 2 } range && range.All(end => end.AsNumber() is not null))
            scale = new Scale(FromPlotly(range[0].AsNumber()!.Value), FromPlotly(range[1].AsNumber()!.Value), IsLog);
        else
        {
            if (type == "category") Reach([-0.5, categories.Count - 0.5], isTight: true);
            var margin = IsHorizontal ? 0.03 : 0.05;
            scale = Scale.Spanning([low.Value, high.Value], IsLog, low.IsTight ? 0 : margin, high.IsTight ? 0 : margin);
            if (settings.Text("autorange") == "reversed") scale = new Scale(scale.Max, scale.Min, IsLog);
            settings["range"] = PlotlyData.Numbers([ToPlotly(scale.Min), ToPlotly(scale.Max)]);
        }

        settings.Remove("autorange");
        settings["type"] = type ?? "linear";
    }

    /// <summary>From the unit in which Plotly gives ranges and the places of annotations: exponents of ten on a logarithmic axis.</summary>
    public double FromPlotly(double value) => IsLog ? Math.Pow(10, value) : value;

    /// <summary>Places with texts, at most about so many where the axis chooses them.</summary>
    public IReadOnlyList<(double Value, string Text)> Ticks(int count)
    {
        if (settings.Array("tickvals") is { } places)
        {
            var texts = settings.Array("ticktext");
            return [.. places.Select((place, i) => (Number(place), texts is null ? place.AsText() : i < texts.Count ? texts[i].AsText() : "")).Where(tick => IsWithin(tick.Item1))];
        }

        if (type == "category")
        {
            var stride = Math.Max(1, (int)Math.Ceiling(categories.Count / (double)Math.Max(1, count)));
            return [.. categories.Select((text, i) => ((double)i, text)).Where((tick, i) => i % stride == 0 && IsWithin(tick.Item1))];
        }

        if (settings.Number("dtick") is { } step && !IsLog && Math.Abs(Scale.Max - Scale.Min) < 100 * step) return Scale.TicksEvery(step);
        return Scale.Ticks((int?)settings.Number("nticks") ?? count);
    }

    private bool IsWithin(double value) => Scale.Share(value) is >= -1e-6 and <= 1 + 1e-6;

    private double ToPlotly(double value) => IsLog ? Math.Log10(value) : value;
}
