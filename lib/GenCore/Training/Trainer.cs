using GenCore.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>Trains a model on the batches of an image data set: <c>new Trainer(vae, optimizer, batches).Fit(batch => vae.Loss(batch.Images))</c>.</summary>
/// <param name="module">The model; it is left in evaluation mode.</param>
/// <param name="optimizer">The optimiser of its parameters.</param>
/// <param name="batches">The images, in batches.</param>
/// <param name="options">How long and how to train; one epoch where none are given.</param>
public sealed class Trainer(nn.Module module, optim.Optimizer optimizer, Batches batches, TrainerOptions? options = null)
    : Trainer<Batch>(module, optimizer, batches.Count, batches.Epoch, options);
