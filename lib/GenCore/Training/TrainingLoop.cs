using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>
/// The loop that trains a model: batches, optimiser steps, evaluation and a checkpoint after each epoch, and a history. What a step
/// minimises is given to <see cref="Fit"/>. Memory stays flat: whatever a step makes is freed when it ends.
/// </summary>
/// <typeparam name="TBatch">What the model learns from at one step.</typeparam>
public class Trainer<TBatch>
{
    private readonly nn.Module module;
    private readonly optim.Optimizer optimizer;
    private readonly int stepsPerEpoch;
    private readonly Func<int, IEnumerable<TBatch>> batches;
    private readonly double[] learningRates;
    private int wholeSteps; // steps of whole epochs: those after them belong to an epoch that was stopped halfway
    private string? lastCheckpoint;

    /// <param name="module">The model; it is left in evaluation mode.</param>
    /// <param name="optimizer">The optimiser of its parameters.</param>
    /// <param name="stepsPerEpoch">The number of batches in an epoch.</param>
    /// <param name="batches">The batches of an epoch, which is counted from 0. To be resumable they depend on nothing else. Tensors made
    /// while a batch is fetched live until its step ends, unless they are detached from their dispose scope.</param>
    /// <param name="options">How long and how to train; one epoch where none are given.</param>
    /// <exception cref="ArgumentException">The options contradict themselves, or there are no steps.</exception>
    /// <exception cref="NotSupportedException">There is a checkpoint to write, and it cannot hold this optimiser's state.</exception>
    public Trainer(nn.Module module, optim.Optimizer optimizer, int stepsPerEpoch, Func<int, IEnumerable<TBatch>> batches, TrainerOptions? options = null)
    {
        Options = options ?? new TrainerOptions();
        if (Options.Epochs < 1)
            throw new ArgumentException($"Training takes at least 1 epoch, but Epochs is {Options.Epochs}.");
        if (Options.Resume && Options.CheckpointPath is null)
            throw new ArgumentException("Resume needs a CheckpointPath to resume from.");
        if (Options.MaxGradientNorm <= 0)
            throw new ArgumentException($"MaxGradientNorm must be positive, but is {Options.MaxGradientNorm}; leave it out for no limit.");
        if (stepsPerEpoch < 1)
            throw new ArgumentException("There is nothing to train on: an epoch has no batches.");
        if (Options.CheckpointPath is not null)
            OptimizerTensors.RequireSupported(optimizer);
        (this.module, this.optimizer, this.stepsPerEpoch, this.batches) = (module, optimizer, stepsPerEpoch, batches);
        learningRates = [.. optimizer.ParamGroups.Select(group => group.LearningRate)];
    }

    /// <summary>How long and how this trainer trains.</summary>
    public TrainerOptions Options { get; }

    /// <summary>What training measured so far.</summary>
    public History History { get; } = new();

    /// <summary>The number of steps in all epochs.</summary>
    public long TotalSteps => wholeSteps + Math.Max(0L, Options.Epochs - History.Epochs.Length) * stepsPerEpoch;

    /// <summary>Raised after each step.</summary>
    public event Action<StepReport>? StepCompleted;

    /// <summary>Raised after each epoch, when its evaluation and checkpoint are done. Random numbers drawn here leave training unchanged.</summary>
    public event Action<EpochReport>? EpochCompleted;

    /// <summary>
    /// Trains until all epochs are done. A call after one that was stopped begins the interrupted epoch anew, and with
    /// <see cref="TrainerOptions.Resume"/> from the weights of the checkpoint; a call when all are done returns at once.
    /// </summary>
    /// <param name="loss">What a step minimises on a batch: a scalar tensor, or a loss with named terms.</param>
    /// <returns>What training measured.</returns>
    /// <exception cref="TrainingDivergedException">The loss, the gradient or a weight is not finite.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled, by its options or by the notebook (<see cref="Interruption"/>).</exception>
    /// <exception cref="CheckpointException">The checkpoint to resume from is broken, or of another model.</exception>
    public History Fit(Func<TBatch, LossTerms> loss)
    {
        if (Options.Resume && File.Exists(Options.CheckpointPath))
        {
            Checkpoint.Load(Options.CheckpointPath, module, optimizer, History);
            (wholeSteps, lastCheckpoint) = (History.Steps.Length, Options.CheckpointPath);
        }
        History.Steps.Truncate(wholeSteps);
        try
        {
            while (History.Epochs.Length < Options.Epochs)
                RunEpoch(History.Epochs.Length, loss);
        }
        finally
        {
            module.eval();
        }
        return History;
    }

    private void RunEpoch(int epoch, Func<TBatch, LossTerms> loss)
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
                var values = Step(epoch, loss(source.Current));
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

    private List<(string Name, double Value)> Step(int epoch, LossTerms loss)
    {
        List<(string Name, double Value)> values = [("loss", loss.Loss.ToDouble()), .. loss.Terms.Select(term => (term.Name, term.Value.ToDouble()))];
        if (values.Any(value => !double.IsFinite(value.Value)))
            throw NotApplied("The loss", epoch, values);
        optimizer.zero_grad();
        loss.Loss.backward();
        if (Options.MaxGradientNorm is { } limit && !double.IsFinite(nn.utils.clip_grad_norm_(module.parameters(), limit)))
            throw NotApplied("The gradient", epoch, values);
        optimizer.step();
        History.Steps.Append(values);
        return values;
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
        foreach (var (group, rate) in optimizer.ParamGroups.Zip(learningRates))
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
            Checkpoint.Save(Options.CheckpointPath, module, optimizer, History);
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
