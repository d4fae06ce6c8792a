using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Losses;

public class BernoulliLikelihoodTests
{
    [Fact]
    public void Each_sample_has_the_sum_of_its_pixels()
    {
        using var log = BernoulliLikelihood.Log(tensor(new[] { 0.0, 1, -2, 3 }).reshape(2, 1, 1, 2), tensor(new[] { 1, 0, 0.25, 1 }).reshape(2, 1, 1, 2));
        double On(double logit) => -Math.Log(1 + Math.Exp(-logit));
        double Off(double logit) => -Math.Log(1 + Math.Exp(logit));
        Assert.Equal([2L], log.shape);
        Assert.Equal([On(0) + Off(1), (0.25 * On(-2)) + (0.75 * Off(-2)) + On(3)], log.data<double>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Probabilities_over_all_images_sum_to_one()
    {
        using var scope = NewDisposeScope();
        var images = tensor(Enumerable.Range(0, 8).SelectMany(i => new double[] { i & 1, i >> 1 & 1, i >> 2 }).ToArray()).reshape(8, 3);
        var logits = tensor(new[] { 0.3, -1.2, 2.0 }).expand(8, 3);
        Assert.Equal(1, BernoulliLikelihood.Log(logits, images).exp().sum().item<double>(), 1e-12);
    }

    [Fact]
    public void Extreme_logits_stay_finite()
    {
        using var log = BernoulliLikelihood.Log(tensor(new[] { 1000f, -1000f }).reshape(2, 1), zeros(2, 1));
        Assert.Equal([-1000f, 0f], log.data<float>().ToArray());
    }

    [Theory]
    [InlineData(255f, "0 to 255")]
    [InlineData(-0.1f, "-0.1 to 0")]
    [InlineData(float.NaN, "NaN")]
    public void Pixels_outside_the_unit_interval_are_refused(float pixel, string range)
    {
        var x = tensor(new[] { 0f, pixel }).reshape(1, 2);
        Assert.Contains(range, Assert.Throws<ArgumentException>(() => BernoulliLikelihood.Log(zeros(1, 2), x)).Message);
    }

    [Fact]
    public void Shapes_must_agree()
    {
        var error = Assert.Throws<ArgumentException>(() => BernoulliLikelihood.Log(zeros(2, 3), zeros(2, 1)));
        Assert.Contains("[2, 3]", error.Message);
        Assert.Contains("[2, 1]", error.Message);
    }
}
