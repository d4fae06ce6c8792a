using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Losses;

public class GaussianKlTests
{
    [Fact]
    public void The_standard_normal_is_at_no_distance_from_itself()
    {
        using var kl = GaussianKl.ToStandardNormal(zeros(3, 5), zeros(3, 5));
        Assert.Equal([0f, 0, 0], kl.data<float>().ToArray());
    }

    [Fact]
    public void One_dimension_by_hand()
    {
        // ½ (μ² + σ² − 1 − log σ²) with μ = 2, σ² = 3
        using var kl = GaussianKl.ToStandardNormal(tensor(new[] { 2.0 }).reshape(1, 1), tensor(new[] { Math.Log(3) }).reshape(1, 1));
        Assert.Equal(0.5 * (4 + 3 - 1 - Math.Log(3)), kl.item<double>(), 1e-12);
    }

    [Fact]
    public void The_closed_form_agrees_with_monte_carlo_within_four_standard_errors()
    {
        const int Draws = 200_000;
        manual_seed(1);
        using var scope = NewDisposeScope();
        var mean = tensor(new[] { 0.5, -1.0, 0.0 });
        var logVariance = tensor(new[] { -1.0, 0.5, 0.2 });
        var noise = randn(Draws, 3, ScalarType.Float64);
        var difference = GaussianKl.AtDraws(mean, logVariance, noise);
        var standardError = difference.std().item<double>() / Math.Sqrt(Draws);
        var closed = GaussianKl.ToStandardNormal(mean.unsqueeze(0), logVariance.unsqueeze(0)).item<double>();
        Assert.InRange(difference.mean().item<double>(), closed - (4 * standardError), closed + (4 * standardError));
        Assert.InRange(standardError, 1e-6, 0.01);
    }
}
