using System.Security.Cryptography;
using GenCore.Data;

namespace GenCore.Training;

/// <summary>The trained weights in <c>data/checkpoints</c>, each held against its checksum in <c>SHA256SUMS</c> before it is used.</summary>
internal static class ShippedWeights
{
    /// <summary>The file of some weights.</summary>
    /// <param name="name">Its name, without its ending.</param>
    /// <exception cref="CheckpointException">It is missing, not listed, or not as it was shipped.</exception>
    public static string Find(string name) => Find(DataFolder.Find("checkpoints"), name);

    /// <inheritdoc cref="Find(string)"/>
    /// <param name="folder">The folder of the weights and their list.</param>
    /// <param name="name">The file's name, without its ending.</param>
    internal static string Find(string folder, string name)
    {
        var file = $"{name}.safetensors";
        var (path, list) = (Path.Combine(folder, file), Path.Combine(folder, "SHA256SUMS"));
        if (!File.Exists(path))
            throw new CheckpointException($"There is no file '{path}'.");
        // as sha256sum writes it: the checksum, two spaces, the name
        var expected = File.Exists(list) ? File.ReadLines(list).FirstOrDefault(line => line.EndsWith($"  {file}", StringComparison.Ordinal))?.Split(' ')[0] : null;
        if (expected is null)
            throw new CheckpointException($"'{list}' has no checksum of {file}: fetch the folder again with git checkout -- data/checkpoints.");
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == expected
            ? path
            : throw new CheckpointException($"'{path}' is not as it was shipped, its checksum is another: fetch it again with git checkout -- data/checkpoints.");
    }
}
