using Workbook;
using Workbook.Setup;

namespace GenCore.Tests.Notebooks;

public class PackageDecisionTests
{
    private const string Obstacle = "there is no apt-get";

    [Theory]
    [InlineData(ProbeOutcome.Works, null, PackageMode.Nuget)]
    [InlineData(ProbeOutcome.Works, Obstacle, PackageMode.Nuget)]
    [InlineData(ProbeOutcome.NotOnFeed, null, PackageMode.Polyfill)]
    [InlineData(ProbeOutcome.DoesNotLoad, null, PackageMode.Polyfill)]
    internal async Task The_packages_are_taken_where_they_work_and_the_polyfills_where_they_do_not(ProbeOutcome outcome, string? obstacle, PackageMode expected)
    {
        var choice = await Decide(PackageRequest.None, outcome, obstacle);
        Assert.Equal(expected, choice.Mode);
        Assert.Equal("TorchSharp-cpu", choice.Backend);
        Assert.Equal("what the probe saw", choice.Reason);
    }

    [Theory]
    [InlineData(ProbeOutcome.NotOnFeed)]
    [InlineData(ProbeOutcome.DoesNotLoad)]
    internal async Task Where_neither_works_both_reasons_are_told(ProbeOutcome outcome)
    {
        var e = await Assert.ThrowsAsync<WorkbookException>(() => Decide(PackageRequest.None, outcome, Obstacle));
        Assert.Contains("what the probe saw", e.Message);
        Assert.Contains(Obstacle, e.Message);
    }

    [Fact]
    public async Task A_feed_that_does_not_answer_decides_nothing()
    {
        var e = await Assert.ThrowsAsync<WorkbookException>(() => Decide(PackageRequest.None, ProbeOutcome.NoAnswer, obstacle: null));
        Assert.Contains("what the probe saw", e.Message);
        Assert.Contains("--packages", e.Message);
    }

    [Theory]
    [InlineData(PackageMode.Nuget)]
    [InlineData(PackageMode.Polyfill)]
    internal async Task A_forced_mode_is_taken_without_asking(PackageMode mode)
    {
        var probe = new FakeProbe(ProbeOutcome.NoAnswer, PolyfillObstacle: null);
        var choice = await PackageDecision.DecideAsync(new PackageRequest(mode, Cuda: false), probe, CancellationToken.None);
        Assert.Equal(mode, choice.Mode);
        Assert.Null(probe.Asked);
    }

    [Fact]
    public async Task A_forced_polyfill_needs_a_machine_that_can_build_it()
    {
        var e = await Assert.ThrowsAsync<WorkbookException>(() => Decide(new PackageRequest(PackageMode.Polyfill, Cuda: false), ProbeOutcome.Works, Obstacle));
        Assert.Contains(Obstacle, e.Message);
    }

    [Fact]
    public async Task Cuda_asks_for_its_own_backend_and_settles_for_no_other()
    {
        var probe = new FakeProbe(ProbeOutcome.Works, PolyfillObstacle: null);
        var choice = await PackageDecision.DecideAsync(new PackageRequest(Mode: null, Cuda: true), probe, CancellationToken.None);
        Assert.Equal(("TorchSharp-cuda-linux", "TorchSharp-cuda-linux", PackageMode.Nuget), (choice.Backend, probe.Asked, choice.Mode));

        var e = await Assert.ThrowsAsync<WorkbookException>(() => Decide(new PackageRequest(Mode: null, Cuda: true), ProbeOutcome.NotOnFeed, obstacle: null));
        Assert.Contains("--cuda", e.Message);
        e = await Assert.ThrowsAsync<WorkbookException>(() => Decide(new PackageRequest(PackageMode.Polyfill, Cuda: true), ProbeOutcome.Works, obstacle: null));
        Assert.Contains("--cuda", e.Message);
    }

    private static Task<PackageChoice> Decide(PackageRequest request, ProbeOutcome outcome, string? obstacle) =>
        PackageDecision.DecideAsync(request, new FakeProbe(outcome, obstacle), CancellationToken.None);

    private sealed record FakeProbe(ProbeOutcome Outcome, string? PolyfillObstacle) : IPackageProbe
    {
        public string? Asked { get; private set; }

        public Task<ProbeAnswer> TryAsync(string backend, CancellationToken cancel)
        {
            Asked = backend;
            return Task.FromResult(new ProbeAnswer(Outcome, "what the probe saw"));
        }
    }
}
