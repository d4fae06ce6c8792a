using GenCore.Models.Latent;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Latent;

public sealed class PrincipalComponentsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public PrincipalComponentsTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void They_are_the_right_singular_vectors_of_the_centred_data()
    {
        var x = randn(40, 1, 3, 4, ScalarType.Float64) * linspace(1, 4, 12).reshape(1, 1, 3, 4).to(ScalarType.Float64);
        var components = PrincipalComponents.Fit(x, 5);
        var (_, values, vectors) = linalg.svd((x - x.mean([0])).flatten(1), fullMatrices: false);
        Assert.Equal([5L, 1, 3, 4], components.Directions.shape);
        Assert.True((components.Variances - values[..5].square() / 40).abs().max().item<double>() < 1e-10);
        // up to the sign of each
        var cosines = (components.Directions.flatten(1) * vectors[..5]).sum(1).abs();
        Assert.True((cosines - 1).abs().max().item<double>() < 1e-10);
    }

    [Fact]
    public void With_all_directions_nothing_is_lost_and_fewer_lose_the_variances_left_out()
    {
        var x = rand(30, 1, 2, 3, ScalarType.Float64);
        var all = PrincipalComponents.Fit(x, 6);
        Assert.True((all.Decode(all.Encode(x)) - x).abs().max().item<double>() < 1e-12);
        var few = PrincipalComponents.Fit(x, 4);
        var lost = (few.Decode(few.Encode(x)) - x).square().flatten(1).sum(1).mean().item<double>();
        Assert.Equal(all.Variances[4..].sum().item<double>(), lost, 1e-12);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("between 1 and 6", Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit(zeros(3, 1, 2, 3), 7)).Message);
        Assert.Contains("1 images", Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit(zeros(1, 1, 2, 3), 2)).Message);
        Assert.Contains("[1, 1, 3, 2]", Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit(rand(3, 1, 2, 3), 2).Encode(zeros(1, 1, 3, 2))).Message);
    }
}
