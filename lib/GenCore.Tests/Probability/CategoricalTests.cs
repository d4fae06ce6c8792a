using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Probability;

public class CategoricalTests
{
    private static readonly int[] Faces = [1, 2, 3, 4, 5, 6];
    private static readonly int[] Throws = [5, 6, 4, 6, 5, 2, 6, 1, 5, 3, 1, 6, 4, 2, 5, 6, 2, 1, 4, 5];

    [Fact]
    public void A_fair_die_has_the_mean_three_and_a_half()
    {
        var die = new Categorical(full(6, 1 / 6.0, ScalarType.Float64), Faces);
        Assert.Equal(3.5, die.Mean.item<double>(), 1e-12);
        Assert.Equal(35 / 12.0, die.Variance.item<double>(), 1e-12);
        Assert.Equal(Math.Log(6), die.Entropy.item<double>(), 1e-12);
        Assert.Equal(91 / 6.0, die.Expectation(x => x.square()).item<double>(), 1e-12);
    }

    [Theory]
    [InlineData(3.125e-17, 0.1, 0.1, 0.1, 0.1, 0.1, 0.5)]
    [InlineData(1.25e-18, 0.5, 0.1, 0.1, 0.1, 0.1, 0.1)]
    [InlineData(1.8331222e-15, 0.15, 0.15, 0.05, 0.15, 0.25, 0.25)]
    public void The_likelihood_of_twenty_throws_is_the_product_of_their_probabilities(double likelihood, params double[] probabilities) =>
        Assert.Equal(1, new Categorical(probabilities, Faces).LogLikelihood(Throws).exp().item<double>() / likelihood, 1e-7);

    [Fact]
    public void The_likeliest_die_has_the_shares_of_its_throws_and_no_other_is_likelier()
    {
        var fitted = Categorical.Fit(Throws, Faces);
        Assert.Equal([0.15, 0.15, 0.05, 0.15, 0.25, 0.25], fitted.Probabilities.data<double>().ToArray().Select(p => Math.Round(p, 12)));
        var best = fitted.LogLikelihood(Throws).item<double>();
        manual_seed(1);
        for (var i = 0; i < 20; i++)
        {
            var other = Categorical.FromLogits(fitted.LogProbabilities + 0.1 * randn(6, ScalarType.Float64), Faces);
            Assert.True(other.LogLikelihood(Throws).item<double>() < best);
        }
    }

    [Fact]
    public void A_value_that_it_does_not_know_has_probability_zero()
    {
        var die = new Categorical(new[] { 0.5, 0.5 }, new[] { 1, 2 });
        Assert.Equal([Math.Log(0.5), double.NegativeInfinity], die.LogProbability(new[] { 2.0, 2.5 }).data<double>().ToArray());
        Assert.Equal([2, 2], die.LogProbability(ones(2, 2)).shape);
    }

    [Fact]
    public void A_value_of_probability_zero_has_no_part_in_entropy_and_mean()
    {
        var sure = new Categorical(new[] { 0.0, 1.0 });
        Assert.Equal(0, sure.Entropy.item<double>());
        Assert.Equal(1, sure.Mean.item<double>());
        Assert.Equal(double.NegativeInfinity, sure.LogProbability(0.0).item<double>());
    }

    [Fact]
    public void Logits_that_would_overflow_give_finite_logarithms()
    {
        var far = Categorical.FromLogits(new[] { 1000.0, 0.0, -1000.0 });
        Assert.Equal([0, -1000, -2000], far.LogProbabilities.data<double>().ToArray());
    }

    [Fact]
    public void The_gradient_by_its_logits_is_that_of_finite_differences() =>
        FiniteDifferences.AssertGradient(logits => Categorical.FromLogits(logits, Faces).LogLikelihood(Throws), 0.3, -0.2, 0.1, 0, 0.7, -1);

    [Fact]
    public void Probabilities_that_are_none_are_refused()
    {
        Assert.Contains("sum to 0.9, expected 1", Assert.Throws<ArgumentException>(() => new Categorical(new[] { 0.4, 0.5 })).Message);
        Assert.Contains("-0.5", Assert.Throws<ArgumentException>(() => new Categorical(new[] { -0.5, 1.5 })).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => new Categorical(new[] { double.NaN, 1 })).Message);
        Assert.Contains("expected [K]", Assert.Throws<ArgumentException>(() => new Categorical(ones(2, 2) / 2)).Message);
        Assert.Contains("no probabilities", Assert.Throws<ArgumentException>(() => new Categorical(empty(0))).Message);
        Assert.Contains("one value a probability", Assert.Throws<ArgumentException>(() => new Categorical(new[] { 0.5, 0.5 }, new[] { 1, 2, 3 })).Message);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => new Categorical(new[] { 0.5, 0.5 }, new[] { 1, 1 })).Message);
        Assert.Contains("logit", Assert.Throws<ArgumentException>(() => Categorical.FromLogits(new[] { 0, double.PositiveInfinity })).Message);
    }

    [Fact]
    public void Data_that_cannot_occur_are_refused()
    {
        Assert.Contains("none of the values", Assert.Throws<ArgumentException>(() => Categorical.Fit(new[] { 1, 7 }, Faces)).Message);
        Assert.Contains("no data", Assert.Throws<ArgumentException>(() => Categorical.Fit(empty(0), Faces)).Message);
    }
}
