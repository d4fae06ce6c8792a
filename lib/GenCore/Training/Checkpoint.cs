using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>
/// All that training needs to go on after an epoch as if it had never stopped, in one safetensors file: weights and buffers (<c>model.*</c>),
/// the state of each optimiser (<c>optimizer.{i}.*</c>, of the second <c>optimizer_2.{i}.*</c>) and its learning rates, the state of the CPU's random generator, the history and the epoch.
/// </summary>
public static class Checkpoint
{
    private const string Format = "gencore.checkpoint.1";
    private const string Model = "model.";
    private const string Generator = "generator";
    private const string StepHistory = "history.steps.";
    private const string EpochHistory = "history.epochs.";

    /// <summary>Writes a checkpoint. The one before stands until the new one is whole on the disk.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="module">The model.</param>
    /// <param name="optimizers">One for each player of the training: SGD, RMSProp, Adam or AdamW.</param>
    /// <param name="history">What training measured so far: one value per step and per epoch.</param>
    /// <exception cref="NotSupportedException">An optimiser is another.</exception>
    public static void Save(string path, nn.Module module, IReadOnlyList<optim.Optimizer> optimizers, History history)
    {
        using var scope = NewDisposeScope();
        var metadata = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["epoch"] = history.Epochs.Length.ToString(CultureInfo.InvariantCulture),
            ["step"] = history.Steps.Length.ToString(CultureInfo.InvariantCulture),
            ["learning_rates"] = JsonSerializer.Serialize(Groups(optimizers).Select(group => group.LearningRate)),
        };
        Safetensors.Write(path,
            [
                .. Weights.Named(module, Model),
                .. optimizers.SelectMany((optimizer, i) => OptimizerTensors.Named(optimizer, OptimizerTensors.Prefix(i))),
                (Generator, get_rng_state()),
                .. history.Steps.Select(series => (StepHistory + series.Key, tensor(series.Value.ToArray()))),
                .. history.Epochs.Select(series => (EpochHistory + series.Key, tensor(series.Value.ToArray()))),
            ],
            metadata);
    }

    /// <summary>
    /// Puts a model, its optimisers, the CPU's random generator and the history back to where they were. Everything is checked first:
    /// a checkpoint that does not fit changes nothing.
    /// </summary>
    /// <exception cref="CheckpointException">The file is missing, broken, no checkpoint, or of another model or optimiser: the message names the first key that differs.</exception>
    public static void Load(string path, nn.Module module, IReadOnlyList<optim.Optimizer> optimizers, History history)
    {
        using var scope = NewDisposeScope();
        using var file = new SafetensorsFile(path);
        if (file.Metadata.GetValueOrDefault("format") != Format)
            throw new CheckpointException($"'{path}' is no training checkpoint; if it holds weights alone, load it with Weights.Load.");
        var weights = Weights.Named(module, Model);
        Weights.RequireSame(file, weights, WithPrefix(file, Model));
        for (var i = 0; i < optimizers.Count; i++)
            OptimizerTensors.RequireSame(file, optimizers[i], OptimizerTensors.Prefix(i));
        var rates = LearningRates(file, Groups(optimizers).Count());
        var generator = GeneratorState(file);
        var steps = ReadHistory(file, StepHistory, "step");
        var epochs = ReadHistory(file, EpochHistory, "epoch");

        foreach (var (name, value) in weights)
            file.ReadInto(name, value);
        for (var i = 0; i < optimizers.Count; i++)
            OptimizerTensors.Restore(file, optimizers[i], OptimizerTensors.Prefix(i));
        foreach (var (group, rate) in Groups(optimizers).Zip(rates))
            group.LearningRate = rate;
        set_rng_state(generator);
        history.Steps.Replace(steps.Length, steps.Series);
        history.Epochs.Replace(epochs.Length, epochs.Series);
    }

    private static IEnumerable<string> WithPrefix(SafetensorsFile file, string prefix) =>
        file.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal));

    private static IEnumerable<optim.ILearningRateController> Groups(IReadOnlyList<optim.Optimizer> optimizers) =>
        optimizers.SelectMany(optimizer => optimizer.ParamGroups);

    private static double[] LearningRates(SafetensorsFile file, int groups)
    {
        try
        {
            if (JsonSerializer.Deserialize<double[]>(file.Metadata.GetValueOrDefault("learning_rates", "")) is { } rates && rates.Length == groups)
                return rates;
        }
        catch (JsonException)
        {
        }
        throw file.Broken($"its metadata needs {groups} learning_rates");
    }

    private static Tensor GeneratorState(SafetensorsFile file)
    {
        var current = get_rng_state();
        if (!file.Contains(Generator) || file.Type(Generator) != ScalarType.Byte || !file.Shape(Generator).SequenceEqual(current.shape))
            throw new CheckpointException($"'{file.Path}' has no generator state that this version of torch ({__version__}) can take; train anew, or resume with the version that wrote it.");
        return file.Read(Generator);
    }

    private static (int Length, List<(string Name, double[] Values)> Series) ReadHistory(SafetensorsFile file, string prefix, string lengthKey)
    {
        if (!int.TryParse(file.Metadata.GetValueOrDefault(lengthKey), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            throw file.Broken($"its metadata has no {lengthKey}");
        var series = new List<(string Name, double[] Values)>();
        foreach (var name in WithPrefix(file, prefix))
        {
            if (file.Type(name) != ScalarType.Float64 || !file.Shape(name).SequenceEqual([(long)length]))
                throw file.Broken($"'{name}' is not a series of {length} float64 values");
            using var values = file.Read(name);
            series.Add((name[prefix.Length..], MemoryMarshal.Cast<byte, double>(values.bytes).ToArray()));
        }
        return (length, series);
    }
}
