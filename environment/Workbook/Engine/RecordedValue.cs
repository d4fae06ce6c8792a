using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbook.Engine;

/// <summary>Recorded numbers as JSON: a double reads back as the same double, and what JSON has no number for is a string ("NaN").</summary>
internal static class RecordedValue
{
    public static JsonNode ToJson(string name, object value) => value switch
    {
        double number => Number(number),
        float number => Number(number),
        int or long => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        bool flag => JsonValue.Create(flag),
        string text => JsonValue.Create(text),
        double[] numbers => new JsonArray([.. numbers.Select(Number)]),
        _ => throw new ArgumentException($"The result '{name}' is a {value?.GetType().Name ?? "null"}; a number, a string, a bool or a double[] can be recorded."),
    };

    private static JsonNode Number(double number) =>
        double.IsFinite(number) ? JsonValue.Create(number) : JsonValue.Create(number.ToString(CultureInfo.InvariantCulture));
}
