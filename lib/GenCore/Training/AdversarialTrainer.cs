using GenCore.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>Trains two players on the batches of an image data set: <see cref="AdversarialTrainer{TBatch}"/>.</summary>
/// <inheritdoc/>
public sealed class AdversarialTrainer(
    nn.Module generator, nn.Module discriminator, optim.Optimizer generatorOptimizer, optim.Optimizer discriminatorOptimizer, Batches batches,
    AdversarialOptions? options = null)
    : AdversarialTrainer<Batch>(generator, discriminator, generatorOptimizer, discriminatorOptimizer, batches.Count, batches.Epoch, options);
