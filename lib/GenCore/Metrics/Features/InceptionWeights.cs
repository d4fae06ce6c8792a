using GenCore.Data;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics.Features;

/// <summary>The published weights of <see cref="InceptionV3"/>: 95,628,359 bytes that no repository should hold, fetched when they are first asked for.</summary>
public static class InceptionWeights
{
    /// <summary>The file's name, as mseitzer/pytorch-fid publishes it.</summary>
    public const string FileName = "pt_inception-2015-12-05-6726825d.pth";

    private const string Sha256 = "6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2";

    private static readonly Uri Source = new("https://github.com/mseitzer/pytorch-fid/releases/download/fid_weights/" + FileName);

    /// <summary>Loads the network with the published weights from <c>data/inception</c>; where they are not there, they are downloaded into it.</summary>
    /// <param name="progress">Shows the download: <c>Progress.Download</c> in a notebook.</param>
    /// <param name="cancel">Stops the download.</param>
    /// <exception cref="DatasetException">They are not there and cannot be downloaded: the message says where to put the file by hand.</exception>
    /// <exception cref="CheckpointException">The file is not the published one.</exception>
    public static InceptionV3 Load(DownloadProgress? progress = null, CancellationToken cancel = default)
    {
        var path = Path.Combine(DataFolder.Place("inception"), FileName);
        Download.Fetch(Source, path, Sha256, progress, cancel);
        return Load(path);
    }

    /// <summary>Loads the network with weights of the same names and shapes.</summary>
    /// <param name="path">A <c>.pth</c> file of PyTorch's, or a safetensors file.</param>
    /// <exception cref="CheckpointException">The file is missing or broken, or its names or shapes are others.</exception>
    public static InceptionV3 Load(string path)
    {
        var network = new InceptionV3();
        using var scope = NewDisposeScope();
        var weights = path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) ? Safe(path) : PthFile.Read(path);
        Fill(network, weights, path);
        return network;
    }

    private static Dictionary<string, Tensor> Safe(string path)
    {
        using var file = new SafetensorsFile(path);
        return file.Names.ToDictionary(name => name, file.Read);
    }

    private static void Fill(InceptionV3 network, IReadOnlyDictionary<string, Tensor> weights, string path)
    {
        using var noGradient = no_grad();
        var own = network.state_dict();
        foreach (var (name, target) in own)
        {
            // how many batches a normalisation has seen is not kept by old versions, and changes nothing
            if (name.EndsWith("num_batches_tracked", StringComparison.Ordinal))
                continue;
            if (!weights.TryGetValue(name, out var value))
                throw new CheckpointException($"'{path}' has no '{name}', which the Inception network needs: take {FileName}, or a file of the same names.");
            if (!value.shape.SequenceEqual(target.shape))
                throw new CheckpointException($"'{name}' in '{path}' is [{string.Join(", ", value.shape)}], and the Inception network needs [{string.Join(", ", target.shape)}]: take {FileName}, or a file of the same shapes.");
            if (!value.isfinite().all().item<bool>())
                throw new CheckpointException($"'{name}' in '{path}' is NaN or infinite: the file is damaged, get it again.");
            target.copy_(value);
        }
        if (weights.Keys.FirstOrDefault(name => !own.ContainsKey(name)) is { } unexpected)
            throw new CheckpointException($"'{path}' has '{unexpected}', which the Inception network has not: take {FileName}, or a file of the same names.");
    }
}
