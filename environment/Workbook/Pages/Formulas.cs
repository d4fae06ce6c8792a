using System.Text.RegularExpressions;

namespace Workbook.Pages;

/// <summary>
/// The formulas of one Markdown text. As in Jupyter they are taken out before the text is read as Markdown, whose rules know nothing of
/// them (an underscore, a backslash, a line that begins with = or -), and put back afterwards.
/// </summary>
internal sealed partial class Formulas
{
    // private-use characters, which no rule of Markdown looks at
    private const char Begin = '\uE000';
    private const char End = '\uE001';

    private readonly List<(string Source, string Html)> formulas = [];

    /// <summary>Puts a mark in the place of each formula: <c>$…$</c>, <c>$$…$$</c>, <c>\begin{…}…\end{…}</c>. Code is left alone.</summary>
    public string TakeOut(string markdown) => Piece().Replace(markdown.Replace($"{Begin}", "").Replace($"{End}", ""), piece =>
    {
        if (!piece.Groups["formula"].Success && !piece.Groups["environment"].Success)
            return piece.Value;
        var display = piece.Groups["environment"].Success || piece.Value.StartsWith("$$", StringComparison.Ordinal);
        var tex = piece.Groups["environment"].Success ? piece.Value : piece.Groups["formula"].Value;
        formulas.Add((piece.Value, Typeset(piece.Value, tex, display)));
        return $"{Begin}{formulas.Count - 1}{End}";
    });

    /// <summary>Puts the formulas, typeset, into the HTML that was made of the text; into an attribute, such as an image's description, as their source.</summary>
    public string PutBack(string html) => TagOrMark().Replace(html, found =>
        found.Value[0] == '<' ? Mark().Replace(found.Value, mark => Html.Escape(Formula(mark).Source)) : Formula(found).Html);

    /// <summary>Puts the formulas' sources back.</summary>
    public string PutBackSource(string text) => Mark().Replace(text, mark => Formula(mark).Source);

    private (string Source, string Html) Formula(Match mark) => formulas[int.Parse(mark.Groups["number"].ValueSpan)];

    private static string Typeset(string source, string tex, bool display) => Katex.ToMathMl(tex, display) switch
    {
        null => $"""<code class="formula">{Html.Escape(source)}</code>""",
        var mathMl when display => $"""<span class="display">{mathMl}</span>""",
        var mathMl => mathMl,
    };

    // Code, then an escaped character, then formulas: the first that begins wins. A single $ is a formula's only where it hugs it, so that prices stay prices.
    [GeneratedRegex("""
        ^[ ]{0,3}(?<fence>`{3,}|~{3,})[^\n]*\n (?s:.*?) (^[ ]{0,3}\k<fence>[`~]*[ \t]*$|\z)
        | (?<!`)(?<ticks>`+)(?!`) (?s:(?!\n[ \t]*\n).)*? (?<!`)\k<ticks>(?!`)
        | \\begin\{(?<environment>[a-zA-Z]+\*?)\} (?s:.*?) \\end\{\k<environment>\}
        | \\.
        | \$\$ (?<formula>(?s:(?!\n[ \t]*\n)(\\.|[^$\\]))+?) \$\$
        | \$(?![\s$]) (?<formula>(?s:(?!\n[ \t]*\n)(\\.|[^$\\`]))+?) (?<!\s)\$(?!\d)
        """, RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Piece();

    [GeneratedRegex(@"<[^<>]*\uE000[^<>]*>|\uE000(?<number>\d+)\uE001")]
    private static partial Regex TagOrMark();

    [GeneratedRegex(@"\uE000(?<number>\d+)\uE001")]
    private static partial Regex Mark();
}
