using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Training;

public sealed class AdversarialTrainerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Duel duel = new();

    public void Dispose()
    {
        duel.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    public void The_discriminator_takes_k_steps_for_one_of_the_generator(int k, int stepsPerEpoch)
    {
        var (judged, made) = (new List<Tensor>(), 0);
        var trainer = duel.Trainer(new() { Epochs = 2, CriticSteps = k });
        var history = trainer.Fit(
            batch =>
            {
                judged.Add(batch.detach().clone().DetachFromDisposeScope());
                return duel.Game.DiscriminatorLoss(batch);
            },
            batch =>
            {
                made++;
                return duel.Game.GeneratorLoss(batch.shape[0]);
            });
        Assert.Equal((2 * stepsPerEpoch, 2 * stepsPerEpoch * k, 2 * stepsPerEpoch), (history.Steps.Length, judged.Count, made));
        Assert.Equal(["discriminator", "score of real", "score of generated", "generator"], history.Steps.Keys);
        // each of its steps sees a batch of its own
        Assert.Equal(judged.Count, judged.Select(batch => batch.sum().item<float>()).Distinct().Count());
        Assert.All(history.Epochs["generator"].Concat(history.Steps["discriminator"]), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void A_step_of_one_player_leaves_the_other_alone()
    {
        byte[] generator = [], discriminator = [];
        var trainer = duel.Trainer(new());
        trainer.Fit(
            batch =>
            {
                if (generator.Length > 0)
                    Assert.Equal(discriminator, Duel.Weights(duel.Discriminator));
                generator = Duel.Weights(duel.Generator);
                return duel.Game.DiscriminatorLoss(batch);
            },
            batch =>
            {
                Assert.Equal(generator, Duel.Weights(duel.Generator));
                Assert.NotEqual(discriminator, discriminator = Duel.Weights(duel.Discriminator));
                return duel.Game.GeneratorLoss(batch.shape[0]);
            });
        Assert.All(duel.Discriminator.parameters(), weight => Assert.True(weight.requires_grad));
        Assert.False(duel.Generator.training || duel.Discriminator.training);
    }

    [Fact]
    public void A_resumed_run_ends_where_the_uninterrupted_one_does_bit_for_bit()
    {
        AdversarialOptions Options(string name) => new()
        {
            Epochs = 4, CriticSteps = 2, WeightLimit = 0.5, Schedule = Schedules.Linear, CheckpointPath = folder.File(name), Resume = true,
        };
        duel.Fit(duel.Trainer(Options("whole")));

        using (var first = new Duel())
        {
            using var stopped = new CancellationTokenSource();
            var trainer = first.Trainer(Options("resumed") with { Cancellation = stopped.Token });
            trainer.StepCompleted += step =>
            {
                if (step.Step == 8)
                    stopped.Cancel();
            };
            Assert.Throws<OperationCanceledException>(() => first.Fit(trainer));
        }

        using var second = new Duel(seed: 99);
        second.Fit(second.Trainer(Options("resumed")));
        Assert.Equal(Duel.Weights(duel.Generator), Duel.Weights(second.Generator));
        // both players, both optimisers, the generator of random numbers and the history at once
        Assert.Equal(File.ReadAllBytes(folder.File("whole")), File.ReadAllBytes(folder.File("resumed")));
        using var file = new SafetensorsFile(folder.File("whole"));
        Assert.Contains("model.generator.0.weight", file.Names);
        Assert.Contains("optimizer.0.square_avg", file.Names);
        Assert.Contains("optimizer_2.0.exp_avg", file.Names);
    }

    [Fact]
    public void Weights_stay_within_their_limit()
    {
        duel.Fit(duel.Trainer(new() { WeightLimit = 0.01 }));
        Assert.All(duel.Discriminator.parameters(), weight => Assert.True(weight.abs().max().item<float>() <= 0.01f));
        Assert.Contains(duel.Generator.parameters(), weight => weight.abs().max().item<float>() > 0.01f);
    }

    [Theory]
    [InlineData(true, "The generator's loss is not finite")]
    [InlineData(false, "The discriminator's loss is not finite")]
    public void A_player_that_diverges_is_named_and_the_last_checkpoint_kept(bool generator, string message)
    {
        var poison = 1.0;
        var trainer = duel.Trainer(new() { Epochs = 3, CheckpointPath = folder.File("c") });
        trainer.EpochCompleted += _ => poison = double.NaN;
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(
            batch => duel.Game.DiscriminatorLoss(batch).Loss * (generator ? 1 : poison),
            batch => duel.Game.GeneratorLoss(batch.shape[0]).Loss * (generator ? poison : 1)));
        Assert.Contains(message, error.Message);
        Assert.Contains(folder.File("c"), error.Message);
        Assert.Equal(2, error.Epoch);
        using var file = new SafetensorsFile(folder.File("c"));
        Assert.Equal("1", file.Metadata["epoch"]);
        Assert.All(duel.Discriminator.parameters(), weight => Assert.True(weight.requires_grad));
    }

    [Fact]
    public void A_step_leaves_no_tensor_behind()
    {
        using var rest = new RestingCollector();
        var counts = new List<long>();
        var trainer = duel.Trainer(new() { Epochs = 10, CriticSteps = 3, WeightLimit = 0.5, CheckpointPath = folder.File("c") });
        trainer.StepCompleted += _ => counts.Add(Tensor.TotalCount);
        duel.Fit(trainer);
        // the first step makes the gradients
        Assert.Single(counts.Skip(1).Distinct());
    }

    [Fact]
    public void Settings_that_cannot_be_meant_are_refused()
    {
        Assert.Contains("CriticSteps is 0", Refusal(new() { CriticSteps = 0 }));
        Assert.Contains("An epoch has 7 batches, but one step takes 8", Refusal(new() { CriticSteps = 8 }));
        Assert.Contains("WeightLimit must be positive", Refusal(new() { WeightLimit = 0 }));
        Assert.Contains("Epochs is 0", Refusal(new() { Epochs = 0 }));
    }

    private string Refusal(AdversarialOptions options) => Assert.Throws<ArgumentException>(() => duel.Trainer(options)).Message;
}
