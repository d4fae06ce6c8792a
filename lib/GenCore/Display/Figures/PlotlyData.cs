using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Display.Figures;

/// <summary>
/// Numbers, texts and lists of them as JSON. Numbers are rounded, so that a notebook stays small; NaN and infinities,
/// which JSON lacks, become null, which Plotly leaves out.
/// </summary>
internal static class PlotlyData
{
    private const int SignificantDigits = 5;

    /// <summary>A number, text or truth value; a list of such, nested or not; an array of one or two dimensions; a tensor.</summary>
    /// <exception cref="ArgumentException">The value is something else.</exception>
    public static JsonNode? Read(object? value, string name) => value switch
    {
        null => null,
        string or char => JsonValue.Create(value.ToString()),
        bool flag => JsonValue.Create(flag),
        Tensor tensor => FromTensor(tensor, name),
        System.Array { Rank: 2 } matrix => new JsonArray([.. Enumerable.Range(0, matrix.GetLength(0)).Select(row => Read(Row(matrix, row), name))]),
        IEnumerable items => List([.. items.Cast<object?>()], name),
        _ when IsNumber(value) => Number(ToDouble(value), 7),
        _ => throw new ArgumentException($"{name} holds a {value.GetType().Name}, expected numbers, texts, lists or arrays of them, or a tensor.", name),
    };

    /// <summary>Numbers, rounded to five significant digits, or to more where they differ by little.</summary>
    public static JsonArray Numbers(double[] values)
    {
        var digits = Digits(values);
        return [.. values.Select(value => Number(value, digits))];
    }

    private static JsonArray List(object?[] items, string name) => items.All(item => item is not null && IsNumber(item))
        ? Numbers([.. items.Select(item => ToDouble(item!))])
        : [.. items.Select(item => Read(item, name))];

    private static JsonNode FromTensor(Tensor tensor, string name)
    {
        if (tensor.dim() is < 1 or > 2)
            throw new ArgumentException($"{name} is a tensor [{string.Join(", ", tensor.shape)}], expected one or two dimensions.", name);
        using var scope = NewDisposeScope();
        var values = tensor.detach().cpu().to_type(ScalarType.Float64).contiguous().data<double>().ToArray();
        return tensor.dim() == 1 ? Numbers(values) : new JsonArray([.. values.Chunk((int)tensor.shape[1]).Select(Numbers)]);
    }

    private static IEnumerable<object?> Row(System.Array matrix, int row) => Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix.GetValue(row, column));

    private static bool IsNumber(object value) => value is not Enum && Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal;

    private static double ToDouble(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static int Digits(double[] values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low >= high) return 15;
        var offset = Math.Log10(Math.Max(Math.Abs(low), Math.Abs(high)) / (high - low));
        return Math.Min(15, SignificantDigits + Math.Max(0, (int)Math.Round(offset)));
    }

    private static JsonNode? Number(double value, int digits) => !double.IsFinite(value)
        ? null
        : JsonValue.Create(value == Math.Floor(value) ? value : double.Parse(value.ToString($"G{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
