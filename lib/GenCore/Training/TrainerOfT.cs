using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>Trains a model: each step goes down what <see cref="Fit"/> is given to minimise on a batch.</summary>
/// <typeparam name="TBatch">What the model learns from at one step.</typeparam>
public class Trainer<TBatch> : TrainingLoop<TBatch>
{
    private readonly nn.Module module;
    private readonly optim.Optimizer optimizer;

    /// <param name="module">The model; it is left in evaluation mode.</param>
    /// <param name="optimizer">The optimiser of its parameters.</param>
    /// <param name="stepsPerEpoch">The number of batches in an epoch.</param>
    /// <param name="batches">The batches of an epoch, which is counted from 0. To be resumable they depend on nothing else. Tensors made
    /// while a batch is fetched live until its step ends, unless they are detached from their dispose scope.</param>
    /// <param name="options">How long and how to train; one epoch where none are given.</param>
    /// <exception cref="ArgumentException">The options contradict themselves, or there are no steps.</exception>
    /// <exception cref="NotSupportedException">There is a checkpoint to write, and it cannot hold this optimiser's state.</exception>
    public Trainer(nn.Module module, optim.Optimizer optimizer, int stepsPerEpoch, Func<int, IEnumerable<TBatch>> batches, TrainerOptions? options = null)
        : base(module, [optimizer], stepsPerEpoch, batches, options ?? new()) =>
        (this.module, this.optimizer) = (module, optimizer);

    internal override IReadOnlyList<(string Series, string Label)> Losses => [("loss", "training loss")];

    /// <summary>
    /// Trains until all epochs are done. A call after one that was stopped begins the interrupted epoch anew, and with
    /// <see cref="TrainerOptions.Resume"/> from the weights of the checkpoint; a call when all are done returns at once.
    /// </summary>
    /// <param name="loss">What a step minimises on a batch: a scalar tensor, or a loss with named terms.</param>
    /// <returns>What training measured.</returns>
    /// <exception cref="TrainingDivergedException">The loss, the gradient or a weight is not finite.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled, by its options or by the notebook (<see cref="Interruption"/>).</exception>
    /// <exception cref="CheckpointException">The checkpoint to resume from is broken, or of another model.</exception>
    public History Fit(Func<TBatch, LossTerms> loss) => Run((epoch, batch) =>
    {
        var value = Forward(() => loss(batch));
        var numbers = Numbers("loss", value);
        Update(epoch, "The ", module, optimizer, value.Loss, numbers);
        return numbers;
    });
}
