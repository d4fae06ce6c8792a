using System.Collections;
using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>XPlot.Plotly's traces and layouts as Plotly's JSON.</summary>
internal static class PlotlyJson
{
    private static readonly string? Plotly = typeof(XPlot.Plotly.Trace).Namespace;

    /// <summary>
    /// What was set of an object: each property has a <c>ShouldSerialize…</c> that says whether it was. Sorted by name, so
    /// that equal objects make equal text.
    /// </summary>
    /// <exception cref="ArgumentException">A property holds what is no number, text, or list of such.</exception>
    public static JsonObject Read(object plotly)
    {
        var json = new JsonObject();
        var type = plotly.GetType();
        foreach (var property in type.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            if (property.Name.StartsWith('_') || type.GetMethod($"ShouldSerialize{property.Name}") is not { } isSet) continue;
            if (isSet.Invoke(plotly, null) is true) json[property.Name] = Value(property.GetValue(plotly), $"{type.Name}.{property.Name}");
        }

        return json;
    }

    private static JsonNode? Value(object? value, string name) => value switch
    {
        IEnumerable items when items is not string && items.Cast<object?>().FirstOrDefault() is { } first && IsPlotly(first) =>
            new JsonArray([.. items.Cast<object>().Select(Read)]),
        not null when value is not IEnumerable && IsPlotly(value) => Read(value),
        _ => PlotlyData.Read(value, name),
    };

    private static bool IsPlotly(object value) => value.GetType().Namespace?.StartsWith(Plotly!, StringComparison.Ordinal) == true;
}
