using System.Globalization;

namespace GenCore.Display.Exercises;

/// <summary>Holds numbers against the right ones.</summary>
internal static class Comparison
{
    /// <summary>What a reader is told who has not begun.</summary>
    public const string Open = "not answered yet";

    /// <summary>How far off a number is, relative to the right one where that exceeds 1.</summary>
    public static double Distance(double answer, double expected) =>
        answer == expected ? 0 : double.IsFinite(expected) ? Math.Abs(answer - expected) / Math.Max(1, Math.Abs(expected)) : double.PositiveInfinity;

    /// <summary>What is wrong with the numbers, told of the worst of them; null where all are right.</summary>
    /// <param name="answers">The reader's numbers.</param>
    /// <param name="expected">The right ones, as many.</param>
    /// <param name="tolerance">How far off is still right.</param>
    /// <param name="place">Where the number of an index stands: <c>" at [2]"</c>.</param>
    public static string? Fault(IReadOnlyList<double> answers, IReadOnlyList<double> expected, double tolerance, Func<int, string> place)
    {
        var worst = 0;
        for (var i = 0; i < answers.Count; i++)
        {
            if (double.IsNaN(answers[i])) return answers.All(double.IsNaN) ? Open : $"{Open}: it is NaN{place(i)}";
            if (Distance(answers[i], expected[i]) > Distance(answers[worst], expected[worst])) worst = i;
        }

        if (answers.Count == 0 || Distance(answers[worst], expected[worst]) <= tolerance) return null;
        return string.Create(CultureInfo.InvariantCulture, $"not yet: {answers[worst]:G6}{place(worst)} is off by {Math.Abs(answers[worst] - expected[worst]):G3}");
    }
}
