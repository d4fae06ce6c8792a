using GenCore.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>
/// The weights that a notebook is about. A full run trains them and keeps them under <c>artifacts</c>; a quick one takes those that a full run left
/// in <c>data/checkpoints</c>.
/// </summary>
/// <param name="recipe">The command that trains them again, kept beside them.</param>
/// <param name="full">Whether this run trains them to the end.</param>
/// <param name="artifacts">The folder of a full run's files; <c>artifacts</c> beside <c>data</c> where none is given.</param>
public sealed class TrainedWeights(string recipe, bool full, string? artifacts = null)
{
    private readonly string artifacts = artifacts ?? Path.GetFullPath("../../artifacts", DataFolder.Find("checkpoints"));

    /// <summary>Where a full run keeps the checkpoint of each epoch (<see cref="TrainerOptions.CheckpointPath"/>); null at quick, which must not replace it.</summary>
    public string? Checkpoint(string name) => full ? Path.Combine(artifacts, "checkpoints", $"{name}.safetensors") : null;

    /// <summary>At quick, replaces the model's weights by those that were shipped under this name; a full run keeps its own.</summary>
    /// <exception cref="CheckpointException">The file is missing, not as it was shipped, or of another model.</exception>
    public void Take(nn.Module model, string name)
    {
        if (!full) Weights.Load(model, ShippedWeights.Find(name));
    }

    /// <summary>In a full run, saves the weights with their recipe and numbers as <c>artifacts/weights/name.safetensors</c>, in half precision; at quick, does nothing.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The file's name, without its ending.</param>
    /// <param name="numbers">What the weights reach, by name (<see cref="Provenance.Of"/>).</param>
    public void Keep(nn.Module model, string name, params (string Name, double Value)[] numbers)
    {
        if (full) Weights.Save(model, Path.Combine(artifacts, "weights", $"{name}.safetensors"), Provenance.Of(recipe, numbers), half: true);
    }
}
