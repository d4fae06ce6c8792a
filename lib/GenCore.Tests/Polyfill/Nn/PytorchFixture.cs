using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Polyfill.Nn;

/// <summary>What pytorch-nn.py wrote: PyTorch 1.13's numbers for seeds, weights and inputs.</summary>
internal static class PytorchFixture
{
    private static readonly JsonElement Root =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Polyfill", "Nn", "pytorch-nn.json"))).RootElement;

    public static long Seed => Root.GetProperty("seed").GetInt64();

    public static JsonElement Section(string name) => Root.GetProperty(name);

    public static Tensor ReadTensor(this JsonElement json)
    {
        var shape = json.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64()).ToArray();
        var values = json.GetProperty("values").EnumerateArray();
        return json.GetProperty("type").GetString() == "int64"
            ? tensor(values.Select(v => v.GetInt64()).ToArray(), shape)
            : tensor(values.Select(v => v.GetSingle()).ToArray(), shape);
    }

    public static Dictionary<string, Tensor> ReadState(this JsonElement json) => json.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ReadTensor());

    /// <summary>Equal in shape and type, and in value to 1e-6 of the value or of one.</summary>
    public static void AssertClose(string name, Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.Equal(expected.dtype, actual.dtype);
        var error = ((actual - expected).to(float64).abs() / expected.to(float64).abs().clamp_min(1)).max().item<double>();
        Assert.True(error <= 1e-6, $"{name} differs from PyTorch's by {error:g3}");
    }

    /// <summary>The same names in the same order, and bit for bit the same values.</summary>
    public static void AssertSame(string name, Dictionary<string, Tensor> expected, Dictionary<string, Tensor> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (key, value) in expected)
        {
            Assert.Equal(value.shape, actual[key].shape);
            Assert.True(value.bytes.SequenceEqual(actual[key].bytes), $"{name}: {key} is not PyTorch's, bit for bit");
        }
    }
}
