using GenCore.Losses;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private const int Steps = Regression.StepsPerEpoch;

    private readonly TemporaryFolder folder = new();
    private readonly Regression run = new(parameters => optim.SGD(parameters, 0.05));

    public void Dispose()
    {
        run.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void History_holds_every_step_and_the_means_of_every_epoch()
    {
        var (steps, epochs) = (new List<StepReport>(), new List<EpochReport>());
        var trainer = run.Trainer(new() { Epochs = 8, Evaluate = () => new() { ["answer"] = 42 } });
        trainer.StepCompleted += steps.Add;
        trainer.EpochCompleted += epochs.Add;
        var history = trainer.Fit(x => WithTerms(run.Loss(x)));

        Assert.Equal(["loss", "half", "double"], history.Steps.Keys);
        Assert.Equal(["loss", "half", "double", "answer"], history.Epochs.Keys);
        Assert.Equal(8 * Steps, history.Steps.Length);
        Assert.Equal(history.Steps["loss"].Chunk(Steps).Select(epoch => epoch.Average()), history.Epochs["loss"], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(history.Steps["loss"].Select(loss => loss / 2), history.Steps["half"]);
        Assert.True(history.Epochs["loss"][^1] < 0.5 * history.Epochs["loss"][0]);
        Assert.All(history.Epochs["answer"], answer => Assert.Equal(42, answer));

        Assert.Equal(Enumerable.Range(1, 8 * Steps).Select(step => (long)step), steps.Select(step => step.Step));
        Assert.Equal((8, 8L * Steps), (steps[^1].Epoch, steps[^1].TotalSteps));
        Assert.Equal(history.Steps["double"], steps.Select(step => step.Values[2].Value));
        Assert.Equal(Enumerable.Range(1, 8), epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(("answer", 42.0), epochs[0].Values[3]);
    }

    [Fact]
    public void The_schedule_scales_the_learning_rate_of_each_step()
    {
        var rates = new List<double>();
        var trainer = run.Trainer(new() { Epochs = 2, Schedule = Schedules.Linear });
        trainer.StepCompleted += _ => rates.Add(run.Optimizer.ParamGroups.Single().LearningRate);
        trainer.Fit(x => run.Loss(x));
        Assert.Equal(Enumerable.Range(0, 2 * Steps).Select(step => 0.05 * (1 - (step / (2.0 * Steps)))), rates, (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void Evaluation_and_handlers_leave_training_unchanged()
    {
        run.Trainer(new() { Epochs = 3 }).Fit(x => run.Loss(x));

        using var evaluated = new Regression(parameters => optim.SGD(parameters, 0.05));
        var modes = new List<bool>();
        var trainer = evaluated.Trainer(new()
        {
            Epochs = 3,
            Evaluate = () =>
            {
                modes.Add(evaluated.Model.training);
                var output = evaluated.Model.call(randn(4, 3));
                Assert.False(output.requires_grad);
                return new() { ["output"] = output.sum().ToDouble() };
            },
        });
        trainer.EpochCompleted += _ => randn(1);
        trainer.StepCompleted += _ => Assert.True(evaluated.Model.training);
        trainer.Fit(x => evaluated.Loss(x));

        Assert.Equal([false, false, false], modes);
        Assert.False(evaluated.Model.training);
        Assert.Equal(run.Weights(), evaluated.Weights());
    }

    [Fact]
    public void Cancellation_ends_after_the_step_and_keeps_the_last_checkpoint()
    {
        using var cancellation = new CancellationTokenSource();
        var checkpoint = Array.Empty<byte>();
        var trainer = run.Trainer(new() { Epochs = 4, CheckpointPath = folder.File("c"), Cancellation = cancellation.Token });
        trainer.EpochCompleted += _ => checkpoint = File.ReadAllBytes(folder.File("c"));
        trainer.StepCompleted += step =>
        {
            if (step.Step == Steps + 2)
                cancellation.Cancel();
        };
        var error = Assert.Throws<OperationCanceledException>(() => trainer.Fit(x => run.Loss(x)));
        Assert.Contains($"after step {Steps + 2} of {4 * Steps}", error.Message);
        Assert.Contains(folder.File("c"), error.Message);
        Assert.Equal(Steps + 2, trainer.History.Steps.Length);
        Assert.Equal(1, trainer.History.Epochs.Length);
        Assert.Equal(checkpoint, File.ReadAllBytes(folder.File("c")));
        Assert.Equal(["c"], folder.Files);
    }

    [Fact]
    public void The_notebook_interrupts_training_after_a_whole_step()
    {
        using var host = new FakeInterruption();
        var trainer = run.Trainer(new() { Epochs = 4 });
        var weights = Array.Empty<byte>();
        trainer.StepCompleted += step =>
        {
            if (step.Step != Steps + 2) return;
            host.Cancel();
            weights = run.Weights();
        };
        var error = Assert.Throws<OperationCanceledException>(() => trainer.Fit(x => run.Loss(x)));
        Assert.Contains($"after step {Steps + 2} of {4 * Steps}; there is no checkpoint", error.Message);
        Assert.Equal(host.Token, error.CancellationToken);
        Assert.Equal(weights, run.Weights());
        Assert.False(run.Model.training);
    }

    [Fact]
    public void A_second_call_finishes_what_was_stopped_and_a_third_does_nothing()
    {
        var trainer = run.Trainer(new() { Epochs = 2 });
        var fault = true;
        trainer.StepCompleted += step =>
        {
            if (step.Step == Steps + 1 && fault)
                throw new InvalidOperationException("stopped from outside");
        };
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(x => run.Loss(x)));
        fault = false;
        Assert.Equal(2 * Steps, trainer.Fit(x => run.Loss(x)).Steps.Length);
        var weights = run.Weights();
        trainer.Fit(x => throw new InvalidOperationException("not asked for"));
        Assert.Equal(weights, run.Weights());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_loss_that_is_not_finite_stops_training_before_the_step(float poison)
    {
        var (step, before) = (0, Array.Empty<byte>());
        var trainer = run.Trainer(new() { Epochs = 3, CheckpointPath = folder.File("c") });
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(x =>
        {
            var loss = run.Loss(x);
            if (++step < Steps + 2)
                return WithTerms(loss);
            before = Parameters();
            return WithTerms(loss * poison);
        }));
        Assert.Equal((2, Steps + 2L, folder.File("c")), (error.Epoch, error.Step, error.Checkpoint));
        Assert.Equal(["loss", "half", "double"], error.Terms.Select(term => term.Name));
        Assert.Contains($"The loss is not finite at step {Steps + 2}, in epoch 2 (loss {FormattableString.Invariant($"{poison}")}, half", error.Message);
        Assert.Contains(folder.File("c"), error.Message);
        Assert.Equal(before, Parameters());
        Assert.Equal(Steps + 1, trainer.History.Steps.Length);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_caught_where_its_norm_is_taken()
    {
        var before = Parameters();
        var error = Assert.Throws<TrainingDivergedException>(() => run.Trainer(new() { MaxGradientNorm = 1 }).Fit(BadGradient));
        Assert.Contains("The gradient is not finite at step 1", error.Message);
        Assert.Contains("There is no checkpoint", error.Message);
        Assert.Equal(before, Parameters());
    }

    [Fact]
    public void Weights_that_are_not_finite_never_become_a_checkpoint()
    {
        var step = 0;
        var trainer = run.Trainer(new() { Epochs = 3, CheckpointPath = folder.File("c") });
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(x => ++step < 2 * Steps ? run.Loss(x) : BadGradient(x)));
        Assert.Contains($"A weight is not finite at step {2 * Steps}, in epoch 2", error.Message);
        using var file = new SafetensorsFile(folder.File("c"));
        Assert.Equal("1", file.Metadata["epoch"]);
    }

    [Fact]
    public void Gradients_are_scaled_down_to_the_greatest_norm()
    {
        using var model = nn.Linear(3, 1);
        using var optimizer = optim.SGD(model.parameters(), 1);
        using var before = nn.utils.parameters_to_vector(model.parameters()).detach().clone();
        new Trainer<Tensor>(model, optimizer, 1, _ => [ones(4, 3)], new() { MaxGradientNorm = 0.25 }).Fit(x => 1000 * model.call(x).sum());
        using var after = nn.utils.parameters_to_vector(model.parameters()).detach();
        Assert.Equal(0.25, (after - before).norm().ToDouble(), 1e-5);
    }

    [Fact]
    public void A_step_leaves_no_tensor_behind()
    {
        using var rest = new RestingCollector();
        var counts = new List<long>();
        var trainer = run.Trainer(new() { Epochs = 40, CheckpointPath = folder.File("c"), Evaluate = () => new() { ["noise"] = randn(1).ToDouble() } });
        trainer.StepCompleted += _ => counts.Add(Tensor.TotalCount);
        trainer.Fit(x => WithTerms(run.Loss(x)));
        // the first step makes the gradients
        Assert.Single(counts.Skip(1).Distinct());
    }

    [Fact]
    public void A_loss_that_is_its_own_term_leaves_no_tensor_behind()
    {
        using var rest = new RestingCollector();
        var counts = new List<long>();
        var trainer = run.Trainer(new() { Epochs = 4 });
        trainer.StepCompleted += _ => counts.Add(Tensor.TotalCount);
        trainer.Fit(x =>
        {
            var loss = run.Loss(x);
            return new LossTerms(loss, ("error", loss));
        });
        // the first step makes the gradients
        Assert.Single(counts.Skip(1).Distinct());
    }

    [Fact]
    public void Settings_that_cannot_be_meant_are_refused()
    {
        Assert.Contains("Epochs is 0", Refusal(() => run.Trainer(new() { Epochs = 0 })));
        Assert.Contains("Resume needs a CheckpointPath", Refusal(() => run.Trainer(new() { Resume = true })));
        Assert.Contains("MaxGradientNorm must be positive", Refusal(() => run.Trainer(new() { MaxGradientNorm = 0 })));
        Assert.Contains("no batches", Refusal(() => new Trainer<Tensor>(run.Model, run.Optimizer, 0, _ => [])));
        Assert.Contains("names a number 'loss'", Refusal(() => run.Trainer(new() { Evaluate = () => new() { ["loss"] = 1 } }).Fit(x => run.Loss(x))));
        Assert.Contains("had 5 batches, where 6 were announced",
            Assert.Throws<InvalidOperationException>(() => new Trainer<Tensor>(run.Model, run.Optimizer, 6, Regression.Batches).Fit(x => run.Loss(x))).Message);
        Assert.Contains("the loss must be one number, but its shape is [16, 1]", Refusal(() => run.Trainer(new()).Fit(x => run.Model.call(x))), StringComparison.OrdinalIgnoreCase);
    }

    private static string Refusal(Action action) => Assert.Throws<ArgumentException>(action).Message;

    private static LossTerms WithTerms(Tensor loss) => new(loss, ("half", loss / 2), ("double", loss * 2));

    // finite, but its derivative divides by zero
    private LossTerms BadGradient(Tensor x) => (run.Model.call(x) * 0).abs().sum().sqrt();

    private byte[] Parameters() => [.. run.Model.parameters().SelectMany(parameter => parameter.bytes.ToArray())];
}
