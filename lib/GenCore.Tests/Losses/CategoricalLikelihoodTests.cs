using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Losses;

public class CategoricalLikelihoodTests
{
    [Fact]
    public void Two_pixels_of_three_levels_by_hand()
    {
        // levels 0 and 2; softmax of (0, 0, log 2) is (¼, ¼, ½)
        var logits = tensor(new[] { 0.0, 0, 0, 0, Math.Log(2), Math.Log(2) }).reshape(1, 3, 1, 1, 2);
        var x = tensor(new[] { 0.0, 1 }).reshape(1, 1, 1, 2);
        Assert.Equal(Math.Log(0.25) + Math.Log(0.5), CategoricalLikelihood.Log(logits, x).item<double>(), 1e-12);
    }

    [Fact]
    public void With_two_levels_it_is_the_bernoulli_likelihood()
    {
        manual_seed(1);
        var logit = randn(3, 1, 4, 4, ScalarType.Float64);
        var x = randint(2, [3, 1, 4, 4]).to_type(ScalarType.Float64);
        var both = stack([zeros_like(logit), logit], dim: 1);
        Assert.True((CategoricalLikelihood.Log(both, x) - BernoulliLikelihood.Log(logit, x)).abs().max().item<double>() < 1e-12);
    }

    [Fact]
    public void Bytes_scaled_in_single_precision_are_levels()
    {
        var bytes = arange(256).to_type(ScalarType.Float32) / 255;
        var sharp = 1000 * eye(256).reshape(256, 256, 1, 1, 1);
        Assert.Equal(0, CategoricalLikelihood.Log(sharp, bytes.reshape(256, 1, 1, 1)).abs().max().item<float>());
    }

    [Fact]
    public void What_is_no_level_is_refused()
    {
        var logits = zeros([1, 3, 1, 1, 2]);
        Assert.Contains("multiples of 1/2", Assert.Throws<ArgumentException>(() => CategoricalLikelihood.Log(logits, tensor(new[] { 0f, 0.3f }).reshape(1, 1, 1, 2))).Message);
        Assert.Contains("scale bytes", Assert.Throws<ArgumentException>(() => CategoricalLikelihood.Log(logits, tensor(new[] { 0f, 255 }).reshape(1, 1, 1, 2))).Message);
        Assert.Contains("one is NaN", Assert.Throws<ArgumentException>(() => CategoricalLikelihood.Log(logits, tensor(new[] { 0f, float.NaN }).reshape(1, 1, 1, 2))).Message);
        Assert.Contains("cannot score", Assert.Throws<ArgumentException>(() => CategoricalLikelihood.Log(zeros(1, 1, 1, 2), zeros(1, 1, 1, 2))).Message);
    }
}
