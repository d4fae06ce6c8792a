using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Reads what a figure's JSON may hold: null where it does not. All its numbers are doubles.</summary>
internal static class JsonReading
{
    public static JsonObject? Object(this JsonObject? json, string key) => json?[key] as JsonObject;

    public static JsonArray? Array(this JsonObject? json, string key) => json?[key] as JsonArray;

    public static string? Text(this JsonObject? json, string key) => json?[key] is JsonValue value ? value.AsText() : null;

    public static double? Number(this JsonObject? json, string key) => json?[key].AsNumber();

    public static bool? Flag(this JsonObject? json, string key) => json?[key] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    /// <summary>The object of that name, made where there is none.</summary>
    public static JsonObject Child(this JsonObject json, string key)
    {
        if (json[key] is not JsonObject child) json[key] = child = [];
        return child;
    }

    /// <summary>Sets what is not set.</summary>
    public static void Default(this JsonObject json, string key, JsonNode value)
    {
        if (!json.ContainsKey(key)) json[key] = value;
    }

    /// <summary>The number, or null for anything else.</summary>
    public static double? AsNumber(this JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    /// <summary>The text, a number in its shortest form.</summary>
    public static string AsText(this JsonNode? node) => node?.ToString() ?? "";

    /// <summary>True for text, which makes categories.</summary>
    public static bool IsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out _);

    /// <summary>The numbers of a list, NaN for what is none.</summary>
    public static double[] Numbers(this JsonArray array) => [.. array.Select(node => node.AsNumber() ?? double.NaN)];
}
