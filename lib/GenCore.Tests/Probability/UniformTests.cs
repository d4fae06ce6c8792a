using GenCore.Probability;
using TorchSharp;

namespace GenCore.Tests.Probability;

public class UniformTests
{
    [Fact]
    public void On_half_the_unit_interval_its_density_is_two_and_outside_nothing()
    {
        var densities = new Uniform(0.0, 0.5).Probability(new[] { -0.1, 0, 0.25, 0.5, 0.6 }).data<double>().ToArray();
        Assert.Equal([0, 2, 2, 2, 0], densities.Select(density => Math.Round(density, 12)));
    }

    [Fact]
    public void Mean_variance_and_entropy_by_hand()
    {
        var uniform = new Uniform(-1, 3);
        Assert.Equal(1, uniform.Mean.item<double>(), 1e-12);
        Assert.Equal(16 / 12.0, uniform.Variance.item<double>(), 1e-12);
        Assert.Equal(Math.Log(4), uniform.Entropy.item<double>(), 1e-12);
        Assert.Equal(-Math.Log(2), new Uniform(0.0, 0.5).Entropy.item<double>(), 1e-12);
    }

    [Fact]
    public void The_gradient_by_its_ends_is_that_of_finite_differences() =>
        FiniteDifferences.AssertGradient(ends => new Uniform(ends[0], ends[1]).LogLikelihood(new[] { 0.1, 0.4, 0.3 }), -0.2, 0.9);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public void An_empty_interval_is_refused(double low, double high) =>
        Assert.Contains($"from {low} to {high} is empty", Assert.Throws<ArgumentException>(() => new Uniform(low, high)).Message);

    [Fact]
    public void An_endless_interval_is_refused() =>
        Assert.Contains("finite", Assert.Throws<ArgumentException>(() => new Uniform(0.0, double.PositiveInfinity)).Message);
}
