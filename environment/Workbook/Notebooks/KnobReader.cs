using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Notebooks;

/// <summary>Reads the knobs off the source of a <c>parameters</c> cell: the variables that are declared with a literal.</summary>
internal static class KnobReader
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public static IReadOnlyList<Knob> Read(string source)
    {
        var knobs = new List<Knob>();
        foreach (var member in CSharpSyntaxTree.ParseText(source, Script).GetCompilationUnitRoot().Members)
        {
            // a script's variables are fields
            if (member is not FieldDeclarationSyntax field || field.Modifiers.Any(SyntaxKind.ConstKeyword))
                continue;
            foreach (var variable in field.Declaration.Variables)
            {
                if (variable.Initializer?.Value is { } value && TypeOf(field.Declaration.Type, value) is { } type)
                    knobs.Add(new Knob(variable.Identifier.ValueText, type, value.ToString()));
            }
        }

        return knobs;
    }

    /// <summary>The lines <c>name = value;</c> of a cell that sets knobs; the values are as they are written there.</summary>
    public static IReadOnlyDictionary<string, string> ReadAssignments(string source) =>
        CSharpSyntaxTree.ParseText(source, Script).GetCompilationUnitRoot().Members
            .OfType<GlobalStatementSyntax>()
            .Select(member => (member.Statement as ExpressionStatementSyntax)?.Expression)
            .OfType<AssignmentExpressionSyntax>()
            .ToDictionary(assignment => assignment.Left.ToString(), assignment => assignment.Right.ToString());

    private static KnobType? TypeOf(TypeSyntax declared, ExpressionSyntax value)
    {
        if (LiteralType(value) is not { } literal)
            return null;
        return declared.IsVar ? literal : declared.ToString() switch
        {
            "int" => KnobType.Int,
            "long" => KnobType.Long,
            "float" => KnobType.Float,
            "double" => KnobType.Double,
            "bool" => KnobType.Bool,
            "string" => KnobType.String,
            _ => null,
        };
    }

    private static KnobType? LiteralType(ExpressionSyntax value) => value switch
    {
        PrefixUnaryExpressionSyntax signed when signed.Kind() is SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression => LiteralType(signed.Operand),
        LiteralExpressionSyntax literal => literal.Token.Value switch
        {
            int => KnobType.Int,
            long => KnobType.Long,
            float => KnobType.Float,
            double => KnobType.Double,
            bool => KnobType.Bool,
            string => KnobType.String,
            _ => null,
        },
        _ => null,
    };
}
