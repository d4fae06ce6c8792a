using GenCore.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Data;

public sealed class GaussianModesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public GaussianModesTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_ring_and_a_grid_are_where_they_should_be()
    {
        var ring = GaussianModes.Ring();
        Assert.Equal([8L, 2], ring.Centres.shape);
        Assert.True((ring.Centres.norm(1) - 2).abs().max().item<float>() < 1e-6);
        Assert.Equal(2 * 2 * Math.Sin(Math.PI / 8), (ring.Centres[0] - ring.Centres[1]).norm().item<float>(), 1e-5);

        var grid = GaussianModes.Grid();
        Assert.Equal([25L, 2], grid.Centres.shape);
        Assert.Equal((-4f, 4f, 0f), (grid.Centres.min().item<float>(), grid.Centres.max().item<float>(), grid.Centres.sum().item<float>()));
    }

    [Fact]
    public void Points_are_spread_evenly_over_the_modes_and_as_said_around_them()
    {
        var grid = GaussianModes.Grid(side: 3, deviation: 0.1);
        var points = grid.Sample(90_000);
        var nearest = cdist(points, grid.Centres).argmin(1);
        // nine binomial counts of mean 10,000 and deviation 94
        Assert.True((nearest.bincount(null, 9) - 10_000).abs().max().item<long>() < 400);
        Assert.Equal(0.1, (points - grid.Centres.index_select(0, nearest)).std().item<float>(), 0.001);
    }

    [Fact]
    public void Curves_are_as_wide_as_their_noise()
    {
        var spiral = Curves.Spiral(20_000, deviation: 0);
        Assert.Equal(2, spiral.norm(1).max().item<float>(), 0.01);
        Assert.Equal(0, spiral.mean().item<float>(), 0.05);
        // on a spiral of radius r = 2s and angle 3πs the angle follows from the radius, but for the half turn between the arms
        var turn = atan2(spiral[.., 1], spiral[.., 0]) - 3 * Math.PI * spiral.norm(1) / 2;
        Assert.True((2 * turn).sin().abs().mean().item<float>() < 1e-3);

        var moons = Curves.Moons(20_000, deviation: 0);
        var upper = (moons - tensor(new[] { -0.5f, -0.25f })).norm(1) - 1;
        var lower = (moons - tensor(new[] { 0.5f, 0.25f })).norm(1) - 1;
        Assert.True(minimum(upper.abs(), lower.abs()).max().item<float>() < 1e-5);
        Assert.Equal(0.5, upper.abs().lt(1e-5).to(float64).mean().item<double>(), 0.02);
    }

    [Fact]
    public void What_is_no_mode_is_refused()
    {
        Assert.Throws<ArgumentException>(() => GaussianModes.Ring(modes: 0));
        Assert.Throws<ArgumentException>(() => GaussianModes.Grid(side: 0));
        Assert.Contains("deviation", Assert.Throws<ArgumentException>(() => GaussianModes.Ring(deviation: 0)).Message);
    }
}
