using GenCore.Display;

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
    public void An_answer_is_right_within_the_tolerance(double answer, double expected, bool passed) =>
        Assert.Equal(passed, Exercise.Check(answer, expected).Passed);

    [Fact]
    public void A_wrong_answer_is_told_how_far_it_is_off() =>
        Assert.Equal("✗ not yet: 0.3 is off by 0.05", Exercise.Check(0.3, 0.25).ToString());

    [Fact]
    public void An_open_answer_is_no_wrong_answer() => Assert.Equal("✗ not answered yet", Exercise.Check(double.NaN, 1).ToString());
}
