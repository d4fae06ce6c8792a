using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Pages;

/// <summary>C# source as HTML whose keywords, strings, numbers, comments and types are marked for the style sheet.</summary>
internal static class CodeColours
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public static string Render(string source)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(source, Script).GetRoot().DescendantTokens())
        {
            Append(html, token.LeadingTrivia);
            Append(html, token.Text, Class(token));
            Append(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    private static void Append(StringBuilder html, SyntaxTriviaList trivia)
    {
        foreach (var piece in trivia)
            Append(html, piece.ToFullString(), piece.IsDirective ? "directive" : IsComment(piece.Kind()) ? "comment" : null);
    }

    private static void Append(StringBuilder html, string text, string? style)
    {
        if (style is null || text.Length == 0)
            html.Append(Html.Escape(text));
        else
            html.Append($"""<span class="{style}">{Html.Escape(text)}</span>""");
    }

    private static bool IsComment(SyntaxKind kind) => kind is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static string? Class(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "number",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken or SyntaxKind.InterpolatedRawStringEndToken => "string",
        SyntaxKind.IdentifierToken => IdentifierClass(token),
        var kind => SyntaxFacts.IsReservedKeyword(kind) || SyntaxFacts.IsContextualKeyword(kind) ? "keyword" : null,
    };

    private static string? IdentifierClass(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { IsVar: true } => "keyword",
        GenericNameSyntax { Parent: not (MemberAccessExpressionSyntax or InvocationExpressionSyntax or MemberBindingExpressionSyntax) } => "type",
        BaseTypeDeclarationSyntax => "type",
        IdentifierNameSyntax name when IsType(name) => "type",
        _ => null,
    };

    // by its place; before a dot, where only the compiler could tell, by the capital that a type has
    private static bool IsType(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name && char.IsUpper(name.Identifier.ValueText.FirstOrDefault()),
        BaseObjectCreationExpressionSyntax or TypeArgumentListSyntax or NullableTypeSyntax or ArrayTypeSyntax or SimpleBaseTypeSyntax
            or TupleElementSyntax or DeclarationPatternSyntax or TypeOfExpressionSyntax => true,
        VariableDeclarationSyntax variable => variable.Type == name,
        ParameterSyntax parameter => parameter.Type == name,
        CastExpressionSyntax cast => cast.Type == name,
        MethodDeclarationSyntax method => method.ReturnType == name,
        LocalFunctionStatementSyntax function => function.ReturnType == name,
        _ => false,
    };
}
