using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>
/// Trains two players against each other: k steps of the discriminator, each on a batch of its own, then one of the generator. That is one step of the
/// history, which holds both losses. Goodfellow et al., Generative Adversarial Nets (2014), Algorithm 1.
/// </summary>
/// <typeparam name="TBatch">What the discriminator learns from at one of its steps.</typeparam>
public class AdversarialTrainer<TBatch> : TrainingLoop<TBatch[]>
{
    private const string Discriminator = "discriminator";
    private const string Generator = "generator";

    private readonly nn.Module generator;
    private readonly nn.Module discriminator;
    private readonly optim.Optimizer generatorOptimizer;
    private readonly optim.Optimizer discriminatorOptimizer;
    private readonly double? weightLimit;
    private readonly WeightAverage? average;

    /// <param name="generator">The player that makes samples; it is left in evaluation mode.</param>
    /// <param name="discriminator">The player that judges them; it is left in evaluation mode.</param>
    /// <param name="generatorOptimizer">The optimiser of the generator's parameters.</param>
    /// <param name="discriminatorOptimizer">The optimiser of the discriminator's parameters.</param>
    /// <param name="batchesPerEpoch">The number of batches in an epoch; those that are left when a step no longer finds k are not used.</param>
    /// <param name="batches">The batches of an epoch, which is counted from 0. To be resumable they depend on nothing else.</param>
    /// <param name="options">How long and how to train; one epoch with k = 1 where none are given.</param>
    /// <exception cref="ArgumentException">The options contradict themselves, k is below 1, an epoch has fewer than k batches, or the average is no copy of the generator.</exception>
    /// <exception cref="NotSupportedException">There is a checkpoint to write, and it cannot hold an optimiser's state.</exception>
    public AdversarialTrainer(
        nn.Module generator, nn.Module discriminator, optim.Optimizer generatorOptimizer, optim.Optimizer discriminatorOptimizer, int batchesPerEpoch,
        Func<int, IEnumerable<TBatch>> batches, AdversarialOptions? options = null)
        : this(new(generator, discriminator, (options ??= new()).Average), generatorOptimizer, discriminatorOptimizer, StepsPerEpoch(options, batchesPerEpoch), batches, options)
    {
    }

    private AdversarialTrainer(
        Players players, optim.Optimizer generatorOptimizer, optim.Optimizer discriminatorOptimizer, int stepsPerEpoch,
        Func<int, IEnumerable<TBatch>> batches, AdversarialOptions options)
        : base(players, [discriminatorOptimizer, generatorOptimizer], stepsPerEpoch, epoch => batches(epoch).Chunk(options.CriticSteps).Take(stepsPerEpoch), options)
    {
        weightLimit = options.WeightLimit;
        if (weightLimit <= 0)
            throw new ArgumentException($"WeightLimit must be positive, but is {weightLimit}; leave it out for no limit.");
        (generator, discriminator) = (players.Generator, players.Discriminator);
        (this.generatorOptimizer, this.discriminatorOptimizer) = (generatorOptimizer, discriminatorOptimizer);
        average = options.Average is null ? null : new(options.Average, generator, options.AverageDecay);
    }

    internal override IReadOnlyList<(string Series, string Label)> Losses => [(Discriminator, Discriminator), (Generator, Generator)];

    /// <summary>
    /// Trains until all epochs are done, as <see cref="Trainer{TBatch}.Fit"/> does. The history has the losses of both players under <c>discriminator</c>
    /// and <c>generator</c>, and their terms; of the discriminator's k steps it holds the last.
    /// </summary>
    /// <param name="discriminatorLoss">What the discriminator minimises on a batch; gradients stop at the generated samples.</param>
    /// <param name="generatorLoss">What the generator minimises, given the last batch that the discriminator saw.</param>
    /// <returns>What training measured.</returns>
    /// <exception cref="TrainingDivergedException">A player's loss, gradient or weight is not finite.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled, by its options or by the notebook (<see cref="Interruption"/>).</exception>
    /// <exception cref="CheckpointException">The checkpoint to resume from is broken, or of another model.</exception>
    public History Fit(Func<TBatch, LossTerms> discriminatorLoss, Func<TBatch, LossTerms> generatorLoss) => Run((epoch, batches) =>
    {
        List<(string Name, double Value)> numbers = [];
        foreach (var batch in batches)
        {
            numbers = Play(Discriminator, discriminator, discriminatorOptimizer, Forward(() => discriminatorLoss(batch)));
            Limit();
        }
        // the generator's gradient passes through the discriminator, whose own would be computed in vain
        Freeze(true);
        try
        {
            numbers.AddRange(Play(Generator, generator, generatorOptimizer, Forward(() => generatorLoss(batches[^1]))));
            average?.Follow(History.Steps.Length);
            return numbers;
        }
        finally
        {
            Freeze(false);
        }

        List<(string Name, double Value)> Play(string name, nn.Module player, optim.Optimizer optimizer, LossTerms loss)
        {
            var values = Numbers(name, loss);
            Update(epoch, $"The {name}'s ", player, optimizer, loss.Loss, values);
            return values;
        }
    });

    private void Limit()
    {
        if (weightLimit is not { } limit)
            return;
        using var noGradient = no_grad();
        foreach (var weight in discriminator.parameters())
            weight.clamp_(-limit, limit);
    }

    private void Freeze(bool frozen)
    {
        foreach (var weight in discriminator.parameters())
            weight.requires_grad = !frozen;
    }

    private static int StepsPerEpoch(AdversarialOptions options, int batchesPerEpoch) => options.CriticSteps switch
    {
        < 1 => throw new ArgumentException($"A generator's step follows at least 1 of the discriminator, but CriticSteps is {options.CriticSteps}."),
        var k when k > batchesPerEpoch => throw new ArgumentException($"An epoch has {batchesPerEpoch} batches, but one step takes {k}: lower CriticSteps, or take smaller batches."),
        var k => batchesPerEpoch / k,
    };

    /// <summary>Both players, and the average where there is one, as one module, so that modes, checks and checkpoints take them together.</summary>
    private sealed class Players : nn.Module
    {
        private readonly nn.Module generator;
        private readonly nn.Module discriminator;
        private readonly nn.Module? average;

        public Players(nn.Module generator, nn.Module discriminator, nn.Module? average) : base(nameof(Players))
        {
            (this.generator, this.discriminator, this.average) = (generator, discriminator, average);
            RegisterComponents();
        }

        public nn.Module Generator => generator;

        public nn.Module Discriminator => discriminator;
    }
}
