using GenCore.Display.Exercises;
using static GenCore.Display.Exercises.FunctionCheck;
using static TorchSharp.torch;

namespace GenCore.Display;

/// <summary>
/// The verdict on a reader's answer to an exercise, shown as the last expression of its cell. A wrong answer is told how far
/// it is off and where, never the right one.
/// </summary>
/// <example><code>
/// Func&lt;double, double&gt; entropy = null;   // ← your formula, in bits
/// Exercise.Check(entropy, p => -p * Math.Log2(p) - (1 - p) * Math.Log2(1 - p), 0.1, 0.5, 0.8)
/// </code></example>
public sealed class Exercise : Visual
{
    private const double Tolerance = 1e-5;

    private readonly string verdict;

    private Exercise(string? fault) => (Passed, verdict) = (fault is null, fault ?? "right");

    /// <summary>Whether the answer is right.</summary>
    public bool Passed { get; }

    /// <summary>Holds a number against the right one.</summary>
    /// <param name="answer">The reader's number; NaN stands for "not answered yet".</param>
    /// <param name="expected">The right number.</param>
    /// <param name="tolerance">How far off is still right, relative to the right number where that exceeds 1.</param>
    public static Exercise Check(double answer, double expected, double tolerance = Tolerance) =>
        new(Comparison.Fault([answer], [expected], tolerance, _ => ""));

    /// <summary>Holds a row of numbers against the right one.</summary>
    /// <param name="answer">The reader's numbers; null or NaN stands for "not answered yet".</param>
    /// <param name="expected">The right numbers.</param>
    /// <param name="tolerance">How far off each may be, relative to the right number where that exceeds 1.</param>
    public static Exercise Check(IReadOnlyList<double>? answer, IReadOnlyList<double> expected, double tolerance = Tolerance) => new(
        answer is null ? Comparison.Open
        : answer.Count != expected.Count ? $"not yet: {answer.Count} {(answer.Count == 1 ? "number" : "numbers")}, expected {expected.Count}"
        : Comparison.Fault(answer, expected, tolerance, i => $" at [{i}]"));

    /// <inheritdoc cref="Check(IReadOnlyList{double}, IReadOnlyList{double}, double)"/>
    public static Exercise Check(double[]? answer, double[] expected, double tolerance = Tolerance) => // an array would be a tensor as readily as a list
        Check((IReadOnlyList<double>?)answer, expected, tolerance);

    /// <summary>Holds a tensor against the right one.</summary>
    /// <param name="answer">The reader's tensor; null or NaN stands for "not answered yet".</param>
    /// <param name="expected">The right tensor, of any shape.</param>
    /// <param name="tolerance">How far off each element may be, relative to the right one where that exceeds 1.</param>
    public static Exercise Check(Tensor? answer, Tensor expected, double tolerance = Tolerance) => new(TensorCheck.Fault(answer, expected, tolerance));

    /// <summary>Holds a function against the right one; a point where it throws is a wrong answer.</summary>
    /// <param name="answer">The reader's function; null, NaN or a <see cref="NotImplementedException"/> stands for "not answered yet".</param>
    /// <param name="expected">The right function.</param>
    /// <param name="at">The points at which they have to agree.</param>
    /// <exception cref="ArgumentException">There is no point.</exception>
    public static Exercise Check(Func<double, double>? answer, Func<double, double> expected, params double[] at) => Check(answer, expected, at, Tolerance);

    /// <summary>Holds a function against the right one, within a tolerance.</summary>
    /// <param name="answer">The reader's function; null, NaN or a <see cref="NotImplementedException"/> stands for "not answered yet".</param>
    /// <param name="expected">The right function.</param>
    /// <param name="at">The points at which they have to agree.</param>
    /// <param name="tolerance">How far off is still right, relative to the right value where that exceeds 1.</param>
    /// <exception cref="ArgumentException">There is no point.</exception>
    public static Exercise Check(Func<double, double>? answer, Func<double, double> expected, IReadOnlyList<double> at, double tolerance) =>
        new(Fault(answer, expected, at, x => $"x = {Text(x)}", tolerance));

    /// <summary>Holds a function of two numbers against the right one; a pair where it throws is a wrong answer.</summary>
    /// <param name="answer">The reader's function; null, NaN or a <see cref="NotImplementedException"/> stands for "not answered yet".</param>
    /// <param name="expected">The right function.</param>
    /// <param name="at">The pairs at which they have to agree.</param>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static Exercise Check(Func<double, double, double>? answer, Func<double, double, double> expected, params (double First, double Second)[] at) => new(Fault(
        answer is null ? null : pair => answer(pair.First, pair.Second), pair => expected(pair.First, pair.Second),
        at, pair => $"({Text(pair.First)}, {Text(pair.Second)})", Tolerance));

    /// <summary>Holds a text against the right one; case and blanks around it do not count.</summary>
    /// <param name="answer">The reader's text; null or an empty one stands for "not answered yet".</param>
    /// <param name="expected">The right text.</param>
    public static Exercise Check(string? answer, string expected) => new(
        string.IsNullOrWhiteSpace(answer) ? Comparison.Open
        : string.Equals(answer.Trim(), expected.Trim(), StringComparison.OrdinalIgnoreCase) ? null
        : $"not yet: it is not \"{answer.Trim()}\"");

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"""<div style="display:inline-block;padding:2px 10px;border-left:4px solid {(Passed ? "#009E73" : "#D55E00")};background:#f6f6f6;color:#222;font-family:sans-serif">{Escape(ToString())}</div>""";

    /// <summary>The verdict in plain text.</summary>
    public override string ToString() => (Passed ? "✓ " : "✗ ") + verdict;
}
