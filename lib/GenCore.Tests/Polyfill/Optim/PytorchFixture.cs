using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Polyfill.Optim;

/// <summary>What pytorch-optim.py wrote: PyTorch 1.13's paths and rates, and the problem they are of.</summary>
internal static class PytorchFixture
{
    private static readonly JsonElement Root =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Polyfill", "Optim", "pytorch-optim.json"))).RootElement;

    public static double[] Losses => Doubles(Root.GetProperty("losses"));

    /// <summary>The nine parameters, weight then bias, after each step.</summary>
    public static double[][] Trajectory(string optimizer) => [.. Root.GetProperty("optimizers").GetProperty(optimizer).EnumerateArray().Select(Doubles)];

    /// <summary>Rate and momentum of each group, before the first epoch and after each.</summary>
    public static double[][][] Rates(string schedule) =>
        [.. Root.GetProperty("schedules").GetProperty(schedule).EnumerateArray().Select(epoch => epoch.EnumerateArray().Select(Doubles).ToArray())];

    /// <summary>A tensor of the problem, in float64.</summary>
    public static Tensor Read(string name)
    {
        var json = Root.GetProperty("problem").GetProperty(name);
        return tensor(Doubles(json.GetProperty("values")), [.. json.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())]);
    }

    public static void AssertClose(string what, double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (theirs, ours) in expected.Zip(actual))
            Assert.True(Math.Abs(ours - theirs) <= 1e-12 * Math.Max(1, Math.Abs(theirs)), $"{what}: {ours:r} is not PyTorch's {theirs:r}");
    }

    private static double[] Doubles(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];
}
