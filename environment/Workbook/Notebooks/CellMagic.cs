using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Notebooks;

/// <summary>A line that speaks to a notebook's host and not to the compiler: <c>#!fsharp</c>, <c>%%time</c>.</summary>
/// <param name="Text">The line, without blanks around it.</param>
/// <param name="Line">Its number in the cell, from 1.</param>
internal sealed partial record CellMagic(string Text, int Line)
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);
    private static readonly string[] SaysCSharp = ["#!csharp", "#!c#"];

    /// <summary>The first magic of a cell that the runner does not know, or null. It knows <c>#!import FILE</c>, <c>#!csharp</c> and <c>#!c#</c>.</summary>
    public static CellMagic? FirstUnknown(string source)
    {
        SyntaxNode? root = null;
        foreach (var candidate in Candidates().EnumerateMatches(source))
        {
            root ??= CSharpSyntaxTree.ParseText(source, Script).GetRoot();
            var line = source.AsSpan(candidate.Index, candidate.Length).Trim().ToString();
            var start = source.IndexOf(line, candidate.Index, StringComparison.Ordinal);
            if (!IsKnown(line) && (line[0] == '#' ? IsDirective(root, start) : BeginsStatement(root, start)))
                return new CellMagic(line, source.AsSpan(0, start).Count('\n') + 1);
        }

        return null;
    }

    private static bool IsKnown(string line) => Import().IsMatch(line) || SaysCSharp.Contains(line, StringComparer.OrdinalIgnoreCase);

    // not so in a string, in a comment, or in what #if leaves out
    private static bool IsDirective(SyntaxNode root, int position) =>
        root.FindTrivia(position).GetStructure() is DirectiveTriviaSyntax { IsActive: true };

    // a remainder has something on its left
    private static bool BeginsStatement(SyntaxNode root, int position)
    {
        var token = root.FindToken(position, findInsideTrivia: true);
        return token.SpanStart == position && token.IsKind(SyntaxKind.PercentToken)
            && token.GetPreviousToken(includeSkipped: true).Kind() is SyntaxKind.None or SyntaxKind.SemicolonToken or SyntaxKind.CloseBraceToken;
    }

    [GeneratedRegex(@"^[ \t]*(#!|%%?[A-Za-z]).*", RegexOptions.Multiline)]
    private static partial Regex Candidates();

    [GeneratedRegex(@"\A#!import\s+\S")]
    private static partial Regex Import();
}
