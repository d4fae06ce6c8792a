using GenCore.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics;

public sealed class LinearProbeTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public LinearProbeTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void What_a_plane_separates_it_separates_whatever_the_scale()
    {
        var labels = arange(300) % 3;
        var centres = tensor(new[] { 0f, 0, 5, 0, 0, 5 }).reshape(3, 2);
        var features = (centres.index_select(0, labels) + 0.3 * randn(300, 2)) * tensor(new[] { 1000f, 0.001f });
        var probe = LinearProbe.Fit(features, labels, classes: 3, penalty: 1e-3);
        Assert.Equal(1, probe.Accuracy(features, labels));
        Assert.True((probe.LogProbability(features).exp().sum(1) - 1).abs().max().item<float>() < 1e-5);
    }

    [Fact]
    public void At_its_end_the_gradient_vanishes()
    {
        // with a penalty the best weights solve mean[(p − y) xᵀ] + λ W = 0, on standardised features
        var (x, labels) = (randn(200, 4, ScalarType.Float64), randint(3, [200]).to(ScalarType.Int64));
        var probe = LinearProbe.Fit(x, labels, classes: 3, penalty: 0.1);
        var standard = (x - x.mean([0])) / x.@var(0, unbiased: false).sqrt();
        var error = probe.LogProbability(x).exp() - nn.functional.one_hot(labels, 3).to(ScalarType.Float64);
        Assert.True(error.mean([0]).abs().max().item<double>() < 1e-4);
        Assert.True(standard.t().mm(error).abs().max().item<double>() / 200 < 0.1, "the residual is the penalty's part");
    }

    [Fact]
    public void Labels_that_say_nothing_are_guessed_at_their_frequency()
    {
        var (x, labels) = (randn(3000, 2), randint(2, [3000]).to(ScalarType.Int64));
        Assert.Equal(0.5, LinearProbe.Fit(x, labels, 2).Accuracy(randn(3000, 2), randint(2, [3000]).to(ScalarType.Int64)), 0.05);
    }

    [Fact]
    public void It_learns_where_gradients_are_off()
    {
        var (x, labels) = (randn(60, 3), randint(2, [60]).to(ScalarType.Int64));
        var expected = LinearProbe.Fit(x, labels, 2).LogProbability(x);
        using var noGradient = no_grad();
        var probe = LinearProbe.Fit(x, labels, 2);
        Assert.True(expected.Equals(probe.LogProbability(x)));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("[2, 3]", Assert.Throws<ArgumentException>(() => LinearProbe.Fit(zeros(2, 3), zeros(3, ScalarType.Int64))).Message);
        Assert.Contains("0 to 9", Assert.Throws<ArgumentException>(() => LinearProbe.Fit(zeros(1, 3), full(1, 10, ScalarType.Int64))).Message);
        Assert.Contains("penalty", Assert.Throws<ArgumentException>(() => LinearProbe.Fit(zeros(1, 3), zeros(1, ScalarType.Int64), penalty: -1)).Message);
    }
}
