using System.Text;
using System.Text.RegularExpressions;

namespace Workbook.Pages;

/// <summary>
/// Turns <c>mathvariant</c>, which browsers no longer draw, into Unicode's own mathematical letters: &lt;mi mathvariant="double-struck"&gt;E&lt;/mi&gt; into 𝔼.
/// The variant "normal" is left, which they do draw.
/// </summary>
internal static partial class MathAlphabet
{
    /// <summary>Where the block of a variant begins: its A, its Α (Greek) and its 0, or 0 where it has none.</summary>
    private static readonly Dictionary<string, (int Latin, int Greek, int Digits)> Blocks = new()
    {
        ["bold"] = (0x1D400, 0x1D6A8, 0x1D7CE),
        ["italic"] = (0x1D434, 0x1D6E2, 0),
        ["bold-italic"] = (0x1D468, 0x1D71C, 0),
        ["script"] = (0x1D49C, 0, 0),
        ["bold-script"] = (0x1D4D0, 0, 0),
        ["fraktur"] = (0x1D504, 0, 0),
        ["double-struck"] = (0x1D538, 0, 0x1D7D8),
        ["bold-fraktur"] = (0x1D56C, 0, 0),
        ["sans-serif"] = (0x1D5A0, 0, 0x1D7E2),
        ["bold-sans-serif"] = (0x1D5D4, 0, 0x1D7EC),
        ["sans-serif-italic"] = (0x1D608, 0, 0),
        ["monospace"] = (0x1D670, 0, 0x1D7F6),
    };

    /// <summary>The letters that Unicode had before it had the blocks, by the place that the blocks leave empty.</summary>
    private static readonly Dictionary<int, string> Elders = new()
    {
        [0x1D455] = "ℎ",
        [0x1D49D] = "ℬ", [0x1D4A0] = "ℰ", [0x1D4A1] = "ℱ", [0x1D4A3] = "ℋ", [0x1D4A4] = "ℐ", [0x1D4A7] = "ℒ", [0x1D4A8] = "ℳ", [0x1D4AD] = "ℛ",
        [0x1D4BA] = "ℯ", [0x1D4BC] = "ℊ", [0x1D4C4] = "ℴ",
        [0x1D506] = "ℭ", [0x1D50B] = "ℌ", [0x1D50C] = "ℑ", [0x1D515] = "ℜ", [0x1D51D] = "ℨ",
        [0x1D53A] = "ℂ", [0x1D53F] = "ℍ", [0x1D545] = "ℕ", [0x1D547] = "ℙ", [0x1D548] = "ℚ", [0x1D549] = "ℝ", [0x1D551] = "ℤ",
    };

    public static string Apply(string mathMl) => Styled().Replace(mathMl, token =>
    {
        if (!Blocks.TryGetValue(token.Groups["variant"].Value, out var block))
            return token.Value;
        var text = new StringBuilder();
        foreach (var letter in token.Groups["text"].Value)
            text.Append(Letter(letter, block));
        return $"<{token.Groups["open"].Value}>{text}</";
    });

    private static string Letter(char letter, (int Latin, int Greek, int Digits) block)
    {
        var place = letter switch
        {
            >= 'A' and <= 'Z' => block.Latin + letter - 'A',
            >= 'a' and <= 'z' => block.Latin + 26 + letter - 'a',
            >= 'Α' and <= 'Ω' when block.Greek > 0 => block.Greek + letter - 'Α',
            >= 'α' and <= 'ω' when block.Greek > 0 => block.Greek + 26 + letter - 'α',
            >= '0' and <= '9' when block.Digits > 0 => block.Digits + letter - '0',
            _ => letter,
        };
        return Elders.GetValueOrDefault(place) ?? char.ConvertFromUtf32(place);
    }

    [GeneratedRegex("""<(?<open>m[a-z]+) mathvariant="(?<variant>[a-z-]+)">(?<text>[^<&]*)</""")]
    private static partial Regex Styled();
}
