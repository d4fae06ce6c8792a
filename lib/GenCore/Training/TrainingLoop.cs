using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>
/// What every training shares: batches, steps, evaluation and a checkpoint after each epoch, and a history. What a step does is for the class that
/// derives from it. Memory stays flat: whatever a step makes is freed when it ends.
/// </summary>
/// <typeparam name="TBatch">What is learned from at one step.</typeparam>
public abstract class TrainingLoop<TBatch>
{
    private readonly nn.Module module;
    private readonly IReadOnlyList<optim.Optimizer> optimizers;
    private readonly int stepsPerEpoch;
    private readonly Func<int, IEnumerable<TBatch>> batches;
    private readonly double[] learningRates;
    private int wholeSteps; // steps of whole epochs: those after them belong to an epoch that was stopped halfway
    private string? lastCheckpoint;

    private protected TrainingLoop(
        nn.Module module, IReadOnlyList<optim.Optimizer> optimizers, int stepsPerEpoch, Func<int, IEnumerable<TBatch>> batches, TrainerOptions options)
    {
        Options = options;
        if (Options.Epochs < 1)
            throw new ArgumentException($"Training takes at least 1 epoch, but Epochs is {Options.Epochs}.");
        if (Options.Resume && Options.CheckpointPath is null)
            throw new ArgumentException("Resume needs a CheckpointPath to resume from.");
        if (Options.MaxGradientNorm <= 0)
            throw new ArgumentException($"MaxGradientNorm must be positive, but is {Options.MaxGradientNorm}; leave it out for no limit.");
        if (stepsPerEpoch < 1)
            throw new ArgumentException("There is nothing to train on: an epoch has no batches.");
        if (Options.CheckpointPath is not null)
            foreach (var optimizer in optimizers)
                OptimizerTensors.RequireSupported(optimizer);
        (this.module, this.optimizers, this.stepsPerEpoch, this.batches) = (module, optimizers, stepsPerEpoch, batches);
        learningRates = [.. Groups.Select(group => group.LearningRate)];
    }

    /// <summary>How long and how this trainer trains.</summary>
    public TrainerOptions Options { get; }

    /// <summary>What training measured so far.</summary>
    public History History { get; } = new();

    /// <summary>The number of steps in all epochs.</summary>
    public long TotalSteps => wholeSteps + Math.Max(0L, Options.Epochs - History.Epochs.Length) * stepsPerEpoch;

    /// <summary>The series of the history that are a player's loss, each with its name in a figure.</summary>
    internal abstract IReadOnlyList<(string Series, string Label)> Losses { get; }

    private IEnumerable<optim.ILearningRateController> Groups => optimizers.SelectMany(optimizer => optimizer.ParamGroups);

    /// <summary>Raised after each step.</summary>
    public event Action<StepReport>? StepCompleted;

    /// <summary>Raised after each epoch, when its evaluation and checkpoint are done. Random numbers drawn here leave training unchanged.</summary>
    public event Action<EpochReport>? EpochCompleted;

    /// <summary>Runs the epochs that are left; what a step does returns its numbers by name.</summary>
    private protected History Run(Func<int, TBatch, List<(string Name, double Value)>> step)
    {
        if (Options.Resume && File.Exists(Options.CheckpointPath))
        {
            Checkpoint.Load(Options.CheckpointPath, module, optimizers, History);
            (wholeSteps, lastCheckpoint) = (History.Steps.Length, Options.CheckpointPath);
        }
        History.Steps.Truncate(wholeSteps);
        try
        {
            while (History.Epochs.Length < Options.Epochs)
                RunEpoch(History.Epochs.Length, step);
        }
        finally
        {
            module.eval();
        }
        return History;
    }

    private void RunEpoch(int epoch, Func<int, TBatch, List<(string Name, double Value)>> step)
    {
        module.train();
        var sums = new OrderedDictionary<string, double>();
        var steps = 0;
        using (var source = batches(epoch).GetEnumerator())
        {
            while (true)
            {
                using var scope = NewDisposeScope();
                if (!source.MoveNext())
                    break;
                ThrowIfCancelled();
                SetLearningRates((epoch + (double)steps / stepsPerEpoch) / Options.Epochs);
                var values = step(epoch, source.Current);
                History.Steps.Append(values);
                steps++;
                foreach (var (name, value) in values)
                    sums[name] = sums.GetValueOrDefault(name) + value;
                StepCompleted?.Invoke(new StepReport(epoch + 1, History.Steps.Length, TotalSteps, values));
            }
        }
        if (steps != stepsPerEpoch)
            throw new InvalidOperationException($"Epoch {epoch + 1} had {steps} batches, where {stepsPerEpoch} were announced.");
        EndEpoch(epoch, [.. sums.Select(sum => (sum.Key, sum.Value / steps))]);
    }

    /// <summary>
    /// A loss, of which only the loss and its terms outlive the call: what else a model has made on the way belongs to the gradient's graph alone, which
    /// lets go of it as it goes back.
    /// </summary>
    private protected static LossTerms Forward(Func<LossTerms> loss)
    {
        using var scope = NewDisposeScope();
        var value = loss();
        // a loss may be its own term: what is no longer in this scope stays where it is
        foreach (var kept in value.Terms.Select(term => term.Value).Prepend(value.Loss).Where(scope.Contains))
            kept.MoveToOuterDisposeScope();
        return value;
    }

    /// <summary>The numbers of a loss: itself, under this name, and its terms.</summary>
    private protected static List<(string Name, double Value)> Numbers(string name, LossTerms loss) =>
        [(name, loss.Loss.ToDouble()), .. loss.Terms.Select(term => (term.Name, term.Value.ToDouble()))];

    /// <summary>One step of an optimiser down a loss, refused where the loss or the gradient is not finite.</summary>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="player">Whose loss it is, as a message names it: "The ".</param>
    /// <param name="learner">The module whose parameters the optimiser has.</param>
    /// <param name="optimizer">The optimiser.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="numbers">Its <see cref="Numbers"/>.</param>
    private protected void Update(int epoch, string player, nn.Module learner, optim.Optimizer optimizer, Tensor loss, List<(string Name, double Value)> numbers)
    {
        if (numbers.Any(number => !double.IsFinite(number.Value)))
            throw NotApplied($"{player}loss", epoch, numbers);
        optimizer.zero_grad();
        loss.backward();
        if (Options.MaxGradientNorm is { } limit && !double.IsFinite(nn.utils.clip_grad_norm_(learner.parameters(), limit)))
            throw NotApplied($"{player}gradient", epoch, numbers);
        optimizer.step();
    }

    private void ThrowIfCancelled()
    {
        var token = Options.Cancellation.IsCancellationRequested ? Options.Cancellation : Interruption.Token;
        if (token.IsCancellationRequested)
            throw new OperationCanceledException(
                $"Training was cancelled after step {History.Steps.Length} of {TotalSteps}; "
                + (lastCheckpoint is null ? "there is no checkpoint of it." : $"'{lastCheckpoint}' holds its last whole epoch, {History.Epochs.Length}."),
                token);
    }

    private void SetLearningRates(double progress)
    {
        if (Options.Schedule is null)
            return;
        foreach (var (group, rate) in Groups.Zip(learningRates))
            group.LearningRate = rate * Options.Schedule(progress);
    }

    private void EndEpoch(int epoch, List<(string Name, double Value)> values)
    {
        // gradients that overflow at an epoch's last step show in the weights only: they must not become the last good checkpoint
        if (!WeightsAreFinite())
            throw new TrainingDivergedException("A weight is not finite", "The weights are lost.", epoch + 1, History.Steps.Length, values, lastCheckpoint);
        values.AddRange(Evaluate(values));
        History.Epochs.Append(values);
        wholeSteps = History.Steps.Length;
        if (Options.CheckpointPath is not null)
        {
            Checkpoint.Save(Options.CheckpointPath, module, optimizers, History);
            lastCheckpoint = Options.CheckpointPath;
        }
        using var untraced = Reproducible.Fork();
        using var scope = NewDisposeScope();
        EpochCompleted?.Invoke(new EpochReport(epoch + 1, Options.Epochs, values));
    }

    private IEnumerable<(string Name, double Value)> Evaluate(List<(string Name, double Value)> losses)
    {
        if (Options.Evaluate is null)
            return [];
        using var untraced = Reproducible.Fork();
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        module.eval();
        var measured = Options.Evaluate();
        if (losses.FirstOrDefault(loss => measured.ContainsKey(loss.Name)).Name is { } taken)
            throw new ArgumentException($"The evaluation names a number '{taken}', which is a term of the training loss already: choose another name.");
        return [.. measured.Select(pair => (pair.Key, pair.Value))];
    }

    private bool WeightsAreFinite()
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return module.state_dict().Values.All(weight => weight.isfinite().all().item<bool>());
    }

    private TrainingDivergedException NotApplied(string what, int epoch, List<(string Name, double Value)> values) =>
        new($"{what} is not finite", "The step was not applied: the weights are those before it.", epoch + 1, History.Steps.Length + 1, values, lastCheckpoint);
}
