using GenCore.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Optimizers => ["SGD", "SGD with momentum", "RMSProp", "Adam", "Adam with amsgrad", "AdamW"];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_resumed_run_ends_where_the_uninterrupted_one_does_bit_for_bit(string optimizer)
    {
        using var whole = new Regression(parameters => Create(optimizer, parameters));
        whole.Trainer(Options("whole", epochs: 4)).Fit(x => whole.Loss(x));
        var afterwards = rand(1).item<float>();

        using (var first = new Regression(parameters => Create(optimizer, parameters)))
        {
            var stopped = new CancellationTokenSource();
            var trainer = first.Trainer(Options("resumed", epochs: 4) with { Cancellation = stopped.Token });
            trainer.StepCompleted += step =>
            {
                if (step.Step == (2 * Regression.StepsPerEpoch) + 3)
                    stopped.Cancel();
            };
            Assert.Throws<OperationCanceledException>(() => trainer.Fit(x => first.Loss(x)));
        }

        // another seed: nothing of the new process may matter
        using var second = new Regression(parameters => Create(optimizer, parameters), seed: 99);
        var history = second.Trainer(Options("resumed", epochs: 4)).Fit(x => second.Loss(x));

        Assert.Equal(whole.Weights(), second.Weights());
        Assert.Equal(afterwards, rand(1).item<float>());
        Assert.Equal(4, history.Epochs.Length);
        Assert.Equal(4 * Regression.StepsPerEpoch, history.Steps["loss"].Count);
        // weights, optimiser, generator, learning rates and history at once
        Assert.Equal(File.ReadAllBytes(folder.File("whole")), File.ReadAllBytes(folder.File("resumed")));
    }

    [Fact]
    public void State_is_stored_by_name()
    {
        using var run = new Regression(parameters => optim.Adam(parameters));
        run.Trainer(Options("c", epochs: 1)).Fit(x => run.Loss(x));
        using var file = new SafetensorsFile(folder.File("c"));
        Assert.Equal("1", file.Metadata["epoch"]);
        Assert.Equal("5", file.Metadata["step"]);
        Assert.Contains("model.1.running_mean", file.Names);
        Assert.Equal([8L, 3], file.Shape("optimizer.0.exp_avg_sq"));
        Assert.Equal([5L], file.Shape("history.steps.loss"));
        using var step = file.Read("optimizer.0.step");
        Assert.Equal(5, step.item<long>());
    }

    [Fact]
    public void A_checkpoint_of_another_optimiser_or_none_at_all_is_refused_and_changes_nothing()
    {
        using var run = new Regression(parameters => optim.SGD(parameters, 0.01, momentum: 0.9));
        run.Trainer(Options("c", epochs: 1)).Fit(x => run.Loss(x));

        using var other = new Regression(parameters => optim.Adam(parameters), seed: 2);
        var before = other.Weights();
        var error = Assert.Throws<CheckpointException>(() => other.Trainer(Options("c", epochs: 1)).Fit(x => other.Loss(x)));
        Assert.Contains("the optimiser has 'optimizer.0.step', which the file lacks", error.Message);
        Assert.Equal(before, other.Weights());

        Weights.Save(run.Model, folder.File("weights"));
        Assert.Contains("Weights.Load", Assert.Throws<CheckpointException>(() => other.Trainer(Options("weights", epochs: 1)).Fit(x => other.Loss(x))).Message);
        Assert.Equal(before, other.Weights());
    }

    [Fact]
    public void A_checkpoint_of_another_model_is_refused_by_name()
    {
        using var run = new Regression(parameters => optim.Adam(parameters));
        run.Trainer(Options("c", epochs: 1)).Fit(x => run.Loss(x));
        using var model = nn.Linear(3, 1);
        using var optimizer = optim.Adam(model.parameters());
        var trainer = new Trainer<Tensor>(model, optimizer, Regression.StepsPerEpoch, Regression.Batches, Options("c", epochs: 1));
        Assert.Contains("the model has 'model.weight'", Assert.Throws<CheckpointException>(() => trainer.Fit(x => model.call(x).sum())).Message);
    }

    [Fact]
    public void Momentum_that_does_not_exist_yet_is_restored()
    {
        using var run = new Regression(parameters => optim.SGD(parameters, 0.01, momentum: 0.9));
        run.Trainer(Options("c", epochs: 1)).Fit(x => run.Loss(x));
        using var fresh = new Regression(parameters => optim.SGD(parameters, 0.01, momentum: 0.9), seed: 2);
        Checkpoint.Load(folder.File("c"), fresh.Model, [fresh.Optimizer], new History());
        var expected = ((OptimizerHelper)run.Optimizer).state_dict().State.Cast<SGD.State>();
        var actual = ((OptimizerHelper)fresh.Optimizer).state_dict().State.Cast<SGD.State>();
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.momentum_buffer!.bytes.ToArray(), pair.Second.momentum_buffer!.bytes.ToArray()));
    }

    private TrainerOptions Options(string file, int epochs) => new()
    {
        Epochs = epochs,
        CheckpointPath = folder.File(file),
        Resume = true,
        Schedule = Schedules.Cosine,
        Evaluate = () => new() { ["noise"] = rand(1).item<float>() },
    };

    private static optim.Optimizer Create(string name, IEnumerable<Parameter> parameters) => name switch
    {
        "SGD" => optim.SGD(parameters, 0.01),
        "SGD with momentum" => optim.SGD(parameters, 0.01, momentum: 0.9),
        "RMSProp" => optim.RMSProp(parameters, 0.01, momentum: 0.5, centered: true),
        "Adam" => optim.Adam(parameters, 0.01),
        "Adam with amsgrad" => optim.Adam(parameters, 0.01, amsgrad: true),
        "AdamW" => optim.AdamW(parameters, 0.01),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
