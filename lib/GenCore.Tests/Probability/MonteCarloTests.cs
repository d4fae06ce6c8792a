using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Probability;

public class MonteCarloTests
{
    [Fact]
    public void The_standard_error_is_the_spread_by_the_root_of_the_number()
    {
        var estimate = MonteCarlo.Mean(new[] { 1.0, 2, 3, 6 });
        Assert.Equal(3, estimate.Mean, 1e-12);
        Assert.Equal(Math.Sqrt(14.0 / 3 / 4), estimate.StandardError, 1e-12);
        Assert.Equal(4, estimate.Count);
    }

    [Fact]
    public void Four_standard_errors_hold_the_truth_and_the_error_falls_with_the_root()
    {
        manual_seed(1);
        var gaussian = new Gaussian(0, 2);
        var few = MonteCarlo.Expectation(gaussian, x => x.square(), 1000);
        var many = MonteCarlo.Expectation(gaussian, x => x.square(), 100_000);
        Assert.True(few.Covers(4) && many.Covers(4), $"{few}, {many}");
        Assert.InRange(few.StandardError / many.StandardError, 8.5, 11.5);
    }

    [Fact]
    public void Two_standard_errors_hold_the_truth_in_nineteen_cases_of_twenty()
    {
        manual_seed(2);
        var die = new Categorical(full(6, 1 / 6.0, ScalarType.Float64), new[] { 1, 2, 3, 4, 5, 6 });
        var held = Enumerable.Range(0, 1000).Count(_ => MonteCarlo.Expectation(die, x => x, 200).Covers(3.5, 2));
        Assert.InRange(held, 925, 980);
    }

    [Fact]
    public void The_running_mean_is_that_of_each_beginning()
    {
        manual_seed(3);
        var values = 1e6 + randn(50, ScalarType.Float64);
        var (mean, error) = MonteCarlo.Running(values);
        Assert.True(double.IsNaN(error[0].item<double>()));
        foreach (var n in new[] { 2, 7, 50 })
        {
            var expected = MonteCarlo.Mean(values[..n]);
            Assert.Equal(expected.Mean, mean[n - 1].item<double>(), 1e-8);
            Assert.Equal(expected.StandardError, error[n - 1].item<double>(), 1e-8);
        }
    }

    [Theory]
    [InlineData(0.66523, 0.00471, "0.6652 ± 0.0047")]
    [InlineData(-12.345, 1.25, "-12.3 ± 1.2")]
    [InlineData(3.5, 0, "3.5000 ± 0.0000")]
    public void It_is_written_with_two_digits_of_its_error(double mean, double error, string text) =>
        Assert.Equal(text, new Estimate(mean, error, 10).ToString());

    [Fact]
    public void Nothing_is_no_mean()
    {
        Assert.Contains("no data", Assert.Throws<ArgumentException>(() => MonteCarlo.Mean(empty(0))).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => MonteCarlo.Mean(new[] { double.NaN })).Message);
        Assert.Contains("expected [n]", Assert.Throws<ArgumentException>(() => MonteCarlo.Running(ones(2, 2))).Message);
    }
}
