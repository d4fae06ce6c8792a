using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Probability;

public class InformationTests
{
    private static readonly double[] P = [0.5, 0.25, 0.125, 0.125];
    private static readonly double[] Q = [0.25, 0.25, 0.25, 0.25];

    [Fact]
    public void The_sure_says_nothing_and_the_impossible_everything() =>
        Assert.Equal([0, Math.Log(2), double.PositiveInfinity], Information.Surprisal(new[] { 1, 0.5, 0 }).data<double>().ToArray(), (a, b) => a == b || Math.Abs(a - b) < 1e-12);

    [Fact]
    public void Entropies_of_powers_of_two_by_hand()
    {
        Assert.Equal(1.75 * Math.Log(2), Information.Entropy(P).item<double>(), 1e-12);
        Assert.Equal(2 * Math.Log(2), Information.CrossEntropy(P, Q).item<double>(), 1e-12);
        Assert.Equal(4, Information.Perplexity(Information.Entropy(Q)).item<double>(), 1e-12);
    }

    [Fact]
    public void Nothing_times_the_logarithm_of_nothing_is_nothing()
    {
        Assert.Equal(0, Information.Entropy(new[] { 1.0, 0.0 }).item<double>());
        Assert.Equal(Math.Log(2), Information.CrossEntropy(new[] { 1.0, 0.0, 0.0 }, new[] { 0.5, 0.5, 0.0 }).item<double>(), 1e-12);
        Assert.Equal(double.PositiveInfinity, Information.CrossEntropy(new[] { 0.5, 0.5 }, new[] { 1.0, 0.0 }).item<double>());
    }

    [Fact]
    public void Rows_are_distributions_of_their_own() =>
        Assert.Equal([0, Math.Log(2)], Information.Entropy(tensor(new[] { 1, 0, 0.5, 0.5 }, 2, 2)).data<double>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void Nats_become_bits_per_dimension()
    {
        Assert.Equal(1, Information.BitsPerDimension(784 * Math.Log(2), 784), 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => Information.BitsPerDimension(1, 0));
    }

    [Fact]
    public void Gradients_are_those_of_finite_differences()
    {
        FiniteDifferences.AssertGradient(logits => Information.Entropy(logits.softmax(0)), 0.3, -1, 0.5);
        FiniteDifferences.AssertGradient(logits => Information.CrossEntropy(new[] { 0.2, 0.5, 0.3 }, logits.softmax(0)), 0.3, -1, 0.5);
    }

    [Fact]
    public void What_is_no_distribution_is_refused()
    {
        Assert.Contains("sum to 0.5", Assert.Throws<ArgumentException>(() => Information.Entropy(new[] { 0.25, 0.25 })).Message);
        Assert.Contains("-0.1", Assert.Throws<ArgumentException>(() => Information.CrossEntropy(P, new[] { -0.1, 0.6, 0.25, 0.25 })).Message);
        Assert.Contains("outside [0, 1]", Assert.Throws<ArgumentException>(() => Information.Surprisal(1.5)).Message);
    }
}
