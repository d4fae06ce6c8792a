using System.Text.RegularExpressions;

namespace GenCore.Display.Tables;

/// <summary>A column's heading as a name and its unit: <c>test NLL (nats)</c> measures in nats; <c>f(x)</c> is a name.</summary>
/// <param name="Name">The heading without its unit.</param>
/// <param name="Unit">What stands in parentheses at its end, with them; empty where nothing does.</param>
internal sealed partial record Heading(string Name, string Unit)
{
    /// <summary>Reads a heading.</summary>
    public static Heading Parse(string text) =>
        EndingInUnit().Match(text) is { Success: true } match ? new(match.Groups[1].Value, match.Groups[2].Value) : new(text, "");

    [GeneratedRegex(@"^(.*\S)\s+(\([^()]+\))$", RegexOptions.Singleline)]
    private static partial Regex EndingInUnit();
}
