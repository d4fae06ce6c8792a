using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Training;

/// <summary>A small noisy regression with every kind of state: weights, buffers, dropout's random numbers and an optimiser's.</summary>
internal sealed class Regression : IDisposable
{
    public const int StepsPerEpoch = 5;

    public Regression(Func<IEnumerable<TorchSharp.Modules.Parameter>, optim.Optimizer> optimizer, long seed = 1)
    {
        Reproducible.Seed(seed);
        Model = nn.Sequential(nn.Linear(3, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Dropout(0.2), nn.Linear(8, 1));
        Optimizer = optimizer(Model.parameters());
    }

    public TorchSharp.Modules.Sequential Model { get; }

    public optim.Optimizer Optimizer { get; }

    public Trainer<Tensor> Trainer(TrainerOptions options) => new(Model, Optimizer, StepsPerEpoch, Batches, options);

    public Tensor Loss(Tensor x) => (Model.call(x) - x.sum(1, keepdim: true)).square().mean();

    public static IEnumerable<Tensor> Batches(int epoch)
    {
        using var generator = new Generator((ulong)(100 + epoch));
        for (var i = 0; i < StepsPerEpoch; i++)
            yield return randn(16, 3, generator: generator);
    }

    public byte[] Weights() => [.. Model.state_dict().Values.SelectMany(tensor => tensor.bytes.ToArray())];

    public void Dispose()
    {
        Optimizer.Dispose();
        Model.Dispose();
    }
}
