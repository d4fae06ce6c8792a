using GenCore.Display;
using GenCore.Tests.Training;
using GenCore.Training;
using static TorchSharp.torch;

namespace GenCore.Tests.Display;

public sealed class TrainingProgressTests : IDisposable
{
    private const int Steps = Regression.StepsPerEpoch;

    private readonly FakeChannel channel = new();
    private readonly FakeClock clock = new();
    private readonly TemporaryFolder folder = new();
    private readonly Regression run = new(parameters => optim.SGD(parameters, 0.05));

    public void Dispose()
    {
        run.Dispose();
        folder.Dispose();
        channel.Dispose();
    }

    [Fact]
    public void A_run_has_a_bar_while_it_goes_on_and_one_line_with_its_curve_at_the_end()
    {
        Fit(new() { Epochs = 4, Evaluate = () => new() { ["test loss"] = 0.5, ["other"] = 9 } }, secondsPerStep: 1);

        var middle = channel.Shown[8].Bundle;
        Assert.StartsWith("██████████░░░░░░░░░░░░░░ 45 %, 9 / 20 steps, 1 steps/s, 0:11 left, epoch 1.8, training loss ", middle["text/plain"]);
        Assert.Contains("<progress value=\"9\" max=\"20\"></progress> 45 %", middle["text/html"]);
        Assert.Contains("<img", middle["text/html"]);

        var end = channel.Shown[^1].Bundle;
        Assert.StartsWith("20 steps in 20.0 s, epoch 4, training loss ", end["text/plain"]);
        Assert.EndsWith(", test loss 0.5", end["text/plain"]);
        Assert.DoesNotContain("<progress", end["text/html"]);
        Assert.Contains("20 steps in 20.0 s", end["text/html"]);
        Assert.Contains("<svg", end["image/svg+xml"]);
    }

    [Fact]
    public void It_is_drawn_twice_a_second_at_most()
    {
        Fit(new() { Epochs = 20 }, secondsPerStep: 0.05);
        // five seconds, its first and its last state
        Assert.InRange(channel.Shown.Count, 9, 12);
    }

    [Fact]
    public void Two_runs_with_one_seed_end_with_the_same_curve()
    {
        Fit(new() { Epochs = 3 }, secondsPerStep: 0.1);
        var first = channel.Shown[^1].Bundle["image/svg+xml"];
        channel.Shown.Clear();
        using var again = new Regression(parameters => optim.SGD(parameters, 0.05));
        Fit(again, again.Trainer(new() { Epochs = 3 }), secondsPerStep: 0.7);
        Assert.Equal(first, channel.Shown[^1].Bundle["image/svg+xml"]);
    }

    [Fact]
    public void A_run_that_is_stopped_says_so_and_a_resumed_one_shows_what_went_before()
    {
        using var host = new FakeInterruption();
        TrainerOptions options = new() { Epochs = 3, CheckpointPath = folder.File("c"), Resume = true, Evaluate = () => new() { ["test loss"] = 0.5 } };
        var trainer = run.Trainer(options);
        trainer.StepCompleted += step =>
        {
            if (step.Step == Steps + 2) host.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => Fit(run, trainer, secondsPerStep: 1));
        Assert.StartsWith($"stopped after {Steps + 2} of {3 * Steps} steps, {Steps + 2}.0 s, epoch 1.4, ", channel.Shown[^1].Bundle["text/plain"]);
        host.Dispose();
        channel.Shown.Clear();

        using var resumed = new Regression(parameters => optim.SGD(parameters, 0.05), seed: 2);
        Fit(resumed, resumed.Trainer(options), secondsPerStep: 1);
        Assert.StartsWith($"{2 * Steps} steps in {2 * Steps - 1}.0 s, epoch 3, ", channel.Shown[^1].Bundle["text/plain"]);
        var curve = channel.Shown[^1].Bundle["image/svg+xml"];
        channel.Shown.Clear();

        using var whole = new Regression(parameters => optim.SGD(parameters, 0.05));
        Fit(whole, whole.Trainer(options with { CheckpointPath = null, Resume = false }), secondsPerStep: 1);
        Assert.Equal(curve, channel.Shown[^1].Bundle["image/svg+xml"]);
        channel.Shown.Clear();

        using var ended = new Regression(parameters => optim.SGD(parameters, 0.05), seed: 3);
        Fit(ended, ended.Trainer(options), secondsPerStep: 1);
        Assert.StartsWith($"{3 * Steps} steps, all of them in an earlier run, epoch 3, ", channel.Shown[^1].Bundle["text/plain"]);
        Assert.Equal(curve, channel.Shown[^1].Bundle["image/svg+xml"]);
    }

    [Fact]
    public void An_evaluation_named_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => TrainingProgress.Follow(run.Trainer(new()), "test loss", "test loss"));

    private void Fit(TrainerOptions options, double secondsPerStep) => Fit(run, run.Trainer(options), secondsPerStep);

    private void Fit(Regression run, Trainer<Tensor> trainer, double secondsPerStep)
    {
        using (TrainingProgress.Follow(clock, trainer, ["test loss"]))
        {
            trainer.Fit(x =>
            {
                clock.Pass(secondsPerStep);
                return run.Loss(x);
            });
        }
    }
}
