using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Training;

public sealed class WeightAverageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Duel duel = new();

    public void Dispose()
    {
        duel.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void It_is_the_average_by_its_definition()
    {
        using var average = nn.Linear(1, 1, hasBias: false);
        using var current = nn.Linear(1, 1, hasBias: false);
        var follower = new WeightAverage(average, current, 0.5);
        var expected = 0.0;
        double[] values = [3, -1, 4, 1.5];
        for (var step = 0; step < values.Length; step++)
        {
            using (no_grad()) current.weight!.fill_(values[step]);
            follower.Follow(step);
            var kept = step == 0 ? 0 : Math.Min(0.5, (1.0 + step) / (10 + step));
            expected = kept * expected + (1 - kept) * values[step];
            Assert.Equal(expected, average.weight!.item<float>(), 1e-6);
        }
    }

    [Fact]
    public void Training_leaves_it_near_the_generator_and_statistics_are_averaged_too()
    {
        using var average = Duel.MakeGenerator();
        duel.Fit(duel.Trainer(new() { Epochs = 20, Average = average, AverageDecay = 0.9 }));
        Assert.False(average.training);
        foreach (var (name, value) in average.state_dict())
        {
            var current = duel.Generator.state_dict()[name];
            if (!value.is_floating_point())
                Assert.True(value.equal(current).item<bool>());
            else
                Assert.InRange((value - current).abs().max().item<float>(), 1e-7, 0.5);
        }
    }

    [Fact]
    public void A_resumed_run_has_the_same_average_bit_for_bit()
    {
        using var whole = Duel.MakeGenerator();
        duel.Fit(duel.Trainer(new() { Epochs = 4, Average = whole }));

        AdversarialOptions options = new() { CheckpointPath = folder.File("run.safetensors"), Resume = true };
        using (var first = new Duel())
        using (var half = Duel.MakeGenerator())
            first.Fit(first.Trainer(options with { Epochs = 2, Average = half }));
        using var second = new Duel(seed: 5);
        using var resumed = Duel.MakeGenerator();
        second.Fit(second.Trainer(options with { Epochs = 4, Average = resumed }));
        Assert.Equal(Duel.Weights(whole), Duel.Weights(resumed));
    }

    [Fact]
    public void Another_network_or_the_generator_itself_is_refused()
    {
        using var other = nn.Linear(3, 2);
        Assert.Contains("second generator", Assert.Throws<ArgumentException>(() => duel.Trainer(new() { Average = other })).Message);
        Assert.Contains("second generator", Assert.Throws<ArgumentException>(() => duel.Trainer(new() { Average = duel.Generator })).Message);
        using var same = Duel.MakeGenerator();
        Assert.Contains("AverageDecay", Assert.Throws<ArgumentException>(() => duel.Trainer(new() { Average = same, AverageDecay = 1 })).Message);
    }
}
