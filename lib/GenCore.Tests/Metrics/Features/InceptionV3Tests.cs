using System.Text.Json;
using GenCore.Metrics.Features;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics.Features;

public sealed class InceptionV3Tests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Features_and_logits_are_pytorchs()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Metrics", "Features", "inception.json")));
        var seed = json.RootElement.GetProperty("seed").GetInt64();
        using var network = new InceptionV3();
        Fill(network, seed);
        foreach (var item in json.RootElement.GetProperty("cases").EnumerateArray())
        {
            manual_seed(seed);
            var images = rand(item.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64()).ToArray());
            var features = network.Features(images);
            AssertClose(Matrix(item.GetProperty("features")), features, 64);
            AssertClose(Matrix(item.GetProperty("logits")), network.Logits(features), 36);
        }
    }

    [Fact]
    public void Weights_are_read_by_name_and_others_refused()
    {
        using var folder = new TemporaryFolder();
        using var network = new InceptionV3();
        Fill(network, 1);
        var state = network.state_dict();
        Weights.Save(network, folder.File("whole.safetensors"), half: true);
        using var read = InceptionWeights.Load(folder.File("whole.safetensors"));
        var (expected, actual) = (state["Mixed_7c.branch_pool.conv.weight"], read.state_dict()["Mixed_7c.branch_pool.conv.weight"]);
        Assert.Equal(0, (expected.half().@float() - actual).abs().max().item<float>());

        void Refused(string fault, IEnumerable<(string, Tensor)> tensors)
        {
            Safetensors.Write(folder.File("other.safetensors"), tensors);
            Assert.Contains(fault, Assert.Throws<CheckpointException>(() => InceptionWeights.Load(folder.File("other.safetensors"))).Message);
        }

        var all = state.Where(pair => !pair.Key.EndsWith("tracked")).Select(pair => (pair.Key, Value: pair.Value.half())).ToList();
        Refused("has no 'fc.bias'", all.Where(pair => pair.Key != "fc.bias"));
        Refused("'fc.bias' in", [.. all.Where(pair => pair.Key != "fc.bias"), ("fc.bias", zeros(1000))]);
        Refused("is NaN or infinite", [.. all.Where(pair => pair.Key != "fc.bias"), ("fc.bias", full(1008, float.NaN))]);
        Refused("has 'extra', which", [.. all, ("extra", zeros(1))]);
        Assert.Contains("no file", Assert.Throws<CheckpointException>(() => InceptionWeights.Load(folder.File("missing.pth"))).Message);
    }

    [Fact]
    public void Other_images_are_refused()
    {
        using var network = new InceptionV3();
        Assert.Contains("[1, 2, 8, 8]", Assert.Throws<ArgumentException>(() => network.Features(zeros(1, 2, 8, 8))).Message);
        string Message(Tensor images) => Assert.Throws<ArgumentException>(() => network.Features(images)).Message;
        Assert.Contains("[0, 3, 8, 8]", Message(zeros(0, 3, 8, 8)));
        Assert.EndsWith("Byte from 0 to 0: read them with Samples.Images, or divide by 255.", Message(zeros([1, 3, 8, 8], ScalarType.Byte)));
        Assert.Contains("from -1 to 1", Message(linspace(-1, 1, 64).reshape(1, 1, 8, 8)));
        Assert.Contains("from 0 to 255", Message(linspace(0, 255, 64).reshape(1, 1, 8, 8)));
        var images = zeros(1, 1, 8, 8);
        images[0, 0, 3, 4] = float.NaN;
        Assert.Contains("NaN", Message(images));
    }

    [Fact]
    public void Images_in_double_precision_are_read_in_single()
    {
        manual_seed(1);
        using var network = new InceptionV3();
        var images = rand(1, 1, 8, 8);
        Assert.True(network.Features(images).Equals(network.Features(images.@double())));
    }

    // as in inception.py
    private static void Fill(InceptionV3 network, long seed)
    {
        using var noGradient = no_grad();
        using var inner = NewDisposeScope();
        manual_seed(seed);
        foreach (var (name, value) in network.state_dict().Where(pair => !pair.Key.EndsWith("num_batches_tracked")).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            value.copy_(value.dim() > 1 ? randn(value.shape) * Math.Sqrt(2.0 / value[0].numel())
                : name.EndsWith("running_var") ? rand(value.shape) + 1
                : name.EndsWith("bn.weight") ? randn(value.shape) * 0.1 + 1
                : randn(value.shape) * 0.1);
        }
    }

    private static float[][] Matrix(JsonElement json) => [.. json.EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetSingle()).ToArray())];

    private static void AssertClose(float[][] expected, Tensor actual, int step)
    {
        var values = tensor(expected.SelectMany(row => row).ToArray(), [expected.Length, expected[0].Length]);
        var found = actual.index_select(1, arange(0, actual.shape[1], step, ScalarType.Int64));
        var error = ((found - values).abs() / maximum(values.abs(), values.abs().mean())).max().item<float>();
        Assert.True(error < 1e-4, $"off by {error:g3} of the value");
    }
}
