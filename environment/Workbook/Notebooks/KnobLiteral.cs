using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Notebooks;

/// <summary>Turns what was typed on the command line into the C# literal of a knob's type.</summary>
internal static class KnobLiteral
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static string Keyword(KnobType type) => type.ToString().ToLowerInvariant();

    /// <summary>The type with its article, for a sentence.</summary>
    public static string Expectation(KnobType type) => type switch
    {
        KnobType.Int => "a whole number (int)",
        KnobType.Long => "a whole number (long)",
        KnobType.Float or KnobType.Double => $"a number ({Keyword(type)}, as 0.001 or 1e-3)",
        KnobType.Bool => "true or false",
        _ => "text",
    };

    /// <summary>The literal, or null where the text is no value of that type.</summary>
    public static string? Parse(KnobType type, string text) => type switch
    {
        KnobType.Int when int.TryParse(Digits(text), NumberStyles.AllowLeadingSign, Invariant, out var value) => value.ToString(Invariant),
        KnobType.Long when long.TryParse(Digits(text), NumberStyles.AllowLeadingSign, Invariant, out var value) => value.ToString(Invariant) + "L",
        KnobType.Float when float.TryParse(Digits(text), NumberStyles.Float, Invariant, out var value) && float.IsFinite(value) => value.ToString("R", Invariant) + "f",
        KnobType.Double when double.TryParse(Digits(text), NumberStyles.Float, Invariant, out var value) && double.IsFinite(value) => value.ToString("R", Invariant) + "d",
        KnobType.Bool when bool.TryParse(text, out var value) => value ? "true" : "false",
        KnobType.String => SymbolDisplay.FormatLiteral(text, quote: true),
        _ => null,
    };

    // 60_000, as C# writes it
    private static string Digits(string text) => text.Replace("_", "");
}
