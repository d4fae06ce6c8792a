using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>A model's weights and buffers as a safetensors file, under the names of its <c>state_dict</c>.</summary>
public static class Weights
{
    /// <summary>Writes the weights, replacing the file only when the new one stands whole on the disk.</summary>
    /// <param name="module">The model.</param>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="metadata">Text to keep beside the weights: the recipe that made them, the numbers they reach.</param>
    /// <param name="half">Whether real numbers are kept in half precision, with three digits, for a file of half the size.</param>
    public static void Save(nn.Module module, string path, IReadOnlyDictionary<string, string>? metadata = null, bool half = false)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        Safetensors.Write(path, [.. Named(module).Select(pair => (pair.Name, Kept(pair.Value)))], metadata);

        Tensor Kept(Tensor value) => half && value.is_floating_point() ? value.to(ScalarType.Float16) : value;
    }

    /// <summary>Reads the weights of a model of the same architecture. Values are converted where the file keeps another element type.</summary>
    /// <returns>The text that was kept beside the weights.</returns>
    /// <exception cref="CheckpointException">
    /// The file is missing, broken, or of another model: the message names the first key that differs. No weight has then been changed.
    /// </exception>
    public static IReadOnlyDictionary<string, string> Load(nn.Module module, string path)
    {
        using var file = new SafetensorsFile(path);
        var weights = Named(module);
        RequireSame(file, weights, file.Names);
        foreach (var (name, value) in weights)
            file.ReadInto(name, value);
        return file.Metadata;
    }

    internal static List<(string Name, Tensor Value)> Named(nn.Module module, string prefix = "") =>
        [.. module.state_dict().Select(pair => (prefix + pair.Key, pair.Value))];

    /// <summary>Checks that those names of a file which belong to the model are its names, with its shapes.</summary>
    internal static void RequireSame(SafetensorsFile file, List<(string Name, Tensor Value)> expected, IEnumerable<string> found, string what = "model")
    {
        foreach (var (name, value) in expected)
        {
            if (!file.Contains(name))
                throw Different($"the {what} has '{name}', which the file lacks");
            if (!file.Shape(name).SequenceEqual(value.shape))
                throw Different($"'{name}' is [{string.Join(", ", file.Shape(name))}] in the file and [{string.Join(", ", value.shape)}] in the {what}");
        }
        var known = expected.Select(pair => pair.Name).ToHashSet();
        if (found.FirstOrDefault(name => !known.Contains(name)) is { } unexpected)
            throw Different($"the file has '{unexpected}', which the {what} lacks");

        CheckpointException Different(string difference) =>
            new($"'{file.Path}' is of another {what}: {difference}. Build the {what} as it was when the file was written, or choose another file.");
    }
}
