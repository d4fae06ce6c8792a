using GenCore.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Sampling;

public sealed class LatentPathsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_line_has_equal_steps_and_an_arc_equal_angles_at_one_distance()
    {
        var (from, to) = (tensor(new[] { 2.0, 0 }), tensor(new[] { 0.0, 2 }));
        Assert.Equal([2.0, 0, 1, 1, 0, 2], LatentPaths.Linear(from, to, 3).data<double>().ToArray());
        var arc = LatentPaths.Spherical(from, to, 4);
        Assert.True((arc.square().sum(1).sqrt() - 2).abs().max().item<double>() < 1e-12);
        var angles = atan2(arc[.., 1], arc[.., 0]) * 180 / Math.PI;
        Assert.True((angles - tensor(new[] { 0.0, 30, 60, 90 })).abs().max().item<double>() < 1e-10);
    }

    [Fact]
    public void Between_equal_codes_both_stand_still()
    {
        var code = tensor(new[] { 0.3, -1 });
        Assert.True((LatentPaths.Spherical(code, code, 3) - code).abs().max().item<double>() < 1e-12);
    }

    [Fact]
    public void Percentiles_leave_the_tails_out_and_grow_to_the_right_and_upwards()
    {
        var grid = LatentPaths.Percentiles(3, tail: 0.1).reshape(3, 3, 2);
        Assert.Equal(-1.2815516, grid[0, 0, 0].item<float>(), 1e-5);
        Assert.Equal(0, grid[1, 1, 0].item<float>(), 1e-6);
        Assert.Equal(1.2815516, grid[0, 0, 1].item<float>(), 1e-5);
        Assert.Equal(-1.2815516, grid[2, 0, 1].item<float>(), 1e-5);
    }

    [Fact]
    public void A_direction_leads_from_the_mean_without_to_the_mean_with() =>
        Assert.Equal([2.0, -1], LatentPaths.Attribute(tensor(new[] { 3.0, 1, 5, 1 }).reshape(2, 2), tensor(new[] { 2.0, 2 }).reshape(1, 2)).data<double>().ToArray());

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("[2], [3] and 4 steps", Assert.Throws<ArgumentException>(() => LatentPaths.Linear(zeros(2), zeros(3), 4)).Message);
        Assert.Contains("1 steps", Assert.Throws<ArgumentException>(() => LatentPaths.Linear(zeros(2), zeros(2), 1)).Message);
        Assert.Contains("no one arc", Assert.Throws<ArgumentException>(() => LatentPaths.Spherical(ones(2), -ones(2), 3)).Message);
        Assert.Contains("no one arc", Assert.Throws<ArgumentException>(() => LatentPaths.Spherical(zeros(2), ones(2), 3)).Message);
        Assert.Contains("1 and 0.02", Assert.Throws<ArgumentException>(() => LatentPaths.Percentiles(1)).Message);
        Assert.Contains("[0, 2]", Assert.Throws<ArgumentException>(() => LatentPaths.Attribute(zeros(0, 2), zeros(1, 2))).Message);
    }
}
