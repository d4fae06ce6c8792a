using GenCore.Metrics;
using GenCore.Sampling;

namespace Benchmarks.Work;

/// <summary>What a worker can be asked for, by name; <c>worker.py</c> has the same names.</summary>
internal static class Works
{
    public static IReadOnlyDictionary<string, Func<IWork>> ByName { get; } = new Dictionary<string, Func<IWork>>
    {
        ["vae"] = () => new VaeTraining(),
        ["pixelcnn"] = () => new PixelCnnTraining(),
        ["dcgan"] = () => new DcganTraining(),
        ["wgan-gp"] = () => new CriticTraining(),
        ["operator"] = () => new SmallOperator(),
        ["mnist"] = () => new MnistLoading(),
        ["frechet"] = () => new FeatureMetric((x, y) => FrechetDistance.Between(x, y)),
        ["kid"] = () => new FeatureMetric((x, y) => KernelDistance.Between(x, y)),
        ["neighbours"] = () => new FeatureMetric((x, y) => _ = new NeighbourSpheres(x, y, k: 5)),
        ["cached"] = () => new PixelDrawing(CachedSampling.Sample),
        ["naive"] = () => new PixelDrawing(NaiveSampling.Sample),
    };
}
