using System.Globalization;

namespace GenCore.Display;

/// <summary>The verdict on a reader's answer to an exercise, shown as the last expression of its cell.</summary>
public sealed class Exercise : Visual
{
    private readonly string verdict;

    private Exercise(bool passed, string verdict) => (Passed, this.verdict) = (passed, verdict);

    /// <summary>Whether the answer is right.</summary>
    public bool Passed { get; }

    /// <summary>Holds a number against the right one.</summary>
    /// <param name="answer">The reader's number; NaN stands for "not answered yet".</param>
    /// <param name="expected">The right number.</param>
    /// <param name="tolerance">How far off is still right, relative to the right number where that exceeds 1.</param>
    public static Exercise Check(double answer, double expected, double tolerance = 1e-5)
    {
        if (double.IsNaN(answer)) return new(false, "not answered yet");
        var difference = Math.Abs(answer - expected);
        return difference <= tolerance * Math.Max(1, Math.Abs(expected))
            ? new(true, "right")
            : new(false, string.Create(CultureInfo.InvariantCulture, $"not yet: {answer:G6} is off by {difference:G3}"));
    }

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"""<div style="display:inline-block;padding:2px 10px;border-left:4px solid {(Passed ? "#009E73" : "#D55E00")};background:#f6f6f6;color:#222;font-family:sans-serif">{Escape(ToString())}</div>""";

    /// <summary>The verdict in plain text.</summary>
    public override string ToString() => (Passed ? "✓ " : "✗ ") + verdict;
}
