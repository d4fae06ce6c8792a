using GenCore.Display;
using static TorchSharp.torch;

namespace GenCore.Tests.Display;

public class ExerciseTests
{
    [Theory]
    [InlineData(0.25, 0.25, true)]
    [InlineData(0.2500001, 0.25, true)]
    [InlineData(0.26, 0.25, false)]
    [InlineData(1_000_001, 1_000_000, true)]
    [InlineData(double.NaN, 0.25, false)]
    [InlineData(double.PositiveInfinity, 0.25, false)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity, true)]
    [InlineData(5, double.NegativeInfinity, false)]
    [InlineData(5, double.NaN, false)]
    public void An_answer_is_right_within_the_tolerance(double answer, double expected, bool passed) =>
        Assert.Equal(passed, Exercise.Check(answer, expected).Passed);

    [Fact]
    public void A_wrong_answer_is_told_how_far_it_is_off() =>
        Assert.Equal("✗ not yet: 0.3 is off by 0.05", Exercise.Check(0.3, 0.25).ToString());

    [Fact]
    public void An_open_answer_is_no_wrong_answer() => Assert.Equal("✗ not answered yet", Exercise.Check(double.NaN, 1).ToString());

    [Fact]
    public void A_row_is_told_its_worst_number()
    {
        double[] expected = [0.1, 0.2, 100];
        Says("✓ right", Exercise.Check([0.1, 0.2, 100.0005], expected));
        Says("✗ not yet: 0.7 at [1] is off by 0.5", Exercise.Check([0.2, 0.7, 101], expected));
        Says("✓ right", Exercise.Check([0.11, 0.21, 100], expected, tolerance: 0.02));
        Says("✗ not yet: 2 numbers, expected 3", Exercise.Check([0.1, 0.2], expected));
        Says("✗ not yet: 1 number, expected 3", Exercise.Check(new List<double> { 0.1 }, expected));
        Says("✗ not answered yet", Exercise.Check(default(double[]), expected));
        Says("✗ not answered yet", Exercise.Check([double.NaN, double.NaN, double.NaN], expected));
        Says("✗ not answered yet: it is NaN at [2]", Exercise.Check([0.1, 0.9, double.NaN], expected));
    }

    [Fact]
    public void A_function_is_told_the_point_where_it_is_worst()
    {
        double[] at = [0, 1, 2.5];
        Says("✓ right", Exercise.Check(x => x * x, x => Math.Pow(x, 2), at));
        Says("✗ not yet: 2.5 at x = 2.5 is off by 3.75", Exercise.Check(x => x, x => x * x, 0, 1, 2.5));
        Says("✗ not yet: 1.01 at x = 0 is off by 0.01", Exercise.Check(x => x + 1.01, x => x + 1, 0, 1, 2.5));
        Says("✓ right", Exercise.Check(x => x + 1.01, x => x + 1, at, tolerance: 0.02));
        Says("✗ not answered yet", Exercise.Check(default(Func<double, double>), x => x, at));
        Says("✗ not answered yet", Exercise.Check(x => double.NaN, x => x, at));
        Says("✗ not answered yet", Exercise.Check(x => throw new NotImplementedException(), x => x, at));
        Says("✗ not answered yet: it is NaN at x = 2.5", Exercise.Check(x => x > 2 ? double.NaN : x, x => x, at));
        Assert.Contains("one point or more", Assert.Throws<ArgumentException>(() => Exercise.Check(x => x, x => x)).Message);
    }

    [Fact]
    public void A_function_that_throws_is_a_wrong_answer() =>
        Says("✗ not yet: at x = 1 it throws DivideByZeroException: Attempted to divide by zero.", Exercise.Check(x => x > 0 ? 1 / (int)(x - 1) : x, x => x, 0, 1));

    [Fact]
    public void A_function_of_two_numbers_is_told_the_pair()
    {
        static double Kl(double mean, double deviation) => (mean * mean + deviation * deviation - 1) / 2 - Math.Log(deviation);
        Says("✓ right", Exercise.Check((m, s) => 0.5 * (m * m + s * s - 1) - Math.Log(s), Kl, (1.5, 0.4), (0, 1)));
        Says("✗ not yet: 0 at (1.5, 0.4) is off by 1.62", Exercise.Check((m, s) => 0, Kl, (0, 1), (1.5, 0.4)));
        Says("✗ not yet: at (0, 1) it throws InvalidOperationException: odd", Exercise.Check((m, s) => throw new InvalidOperationException("odd"), Kl, (0, 1)));
        Says("✗ not answered yet", Exercise.Check(default(Func<double, double, double>), Kl, (0, 1)));
    }

    [Fact]
    public void A_text_is_right_whatever_its_case_and_the_blanks_around_it()
    {
        Says("✓ right", Exercise.Check(" Forward  ", "forward"));
        Says("✗ not yet: it is not \"backward\"", Exercise.Check("backward", "forward"));
        Says("✗ not answered yet", Exercise.Check(" ", "forward"));
        Says("✗ not answered yet", Exercise.Check(default(string), "forward"));
    }

    [Fact]
    public void A_tensor_is_told_its_worst_element()
    {
        using var scope = NewDisposeScope();
        var expected = tensor(new[] { 1.0, 2, 3, 4, 5, 6 }).reshape(2, 3);
        Says("✓ right", Exercise.Check(tensor(new[] { 1f, 2, 3, 4, 5, 6.00001f }).reshape(2, 3), expected));
        Says("✗ not yet: 7 at [1, 0] is off by 3", Exercise.Check(tensor(new[] { 1.5, 2, 3, 7, 5, 6 }).reshape(2, 3), expected));
        Says("✗ not yet: a tensor [3, 2], expected [2, 3]", Exercise.Check(expected.t(), expected));
        Says("✓ right", Exercise.Check(expected.t().contiguous().t(), expected));
        Says("✗ not answered yet", Exercise.Check(full(2, 3, double.NaN), expected));
        Says("✗ not answered yet: it is NaN at [0, 0]", Exercise.Check((expected - 1) / (expected - 1) * expected, expected));
        Says("✗ not answered yet", Exercise.Check(default(Tensor), expected));
        Says("✗ not yet: 2 is off by 1", Exercise.Check(tensor(2), tensor(1)));
    }

    private static void Says(string verdict, Exercise exercise)
    {
        Assert.Equal(verdict, exercise.ToString());
        Assert.Equal(verdict[0] == '✓', exercise.Passed);
    }
}
