using GenCore.Models.Adversarial;
using GenCore.Networks;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Training;

/// <summary>A small game with every kind of state: two players, buffers, dropout's random numbers and two optimisers.</summary>
internal sealed class Duel : IDisposable
{
    public const int BatchesPerEpoch = 7;

    public Duel(long seed = 1)
    {
        Reproducible.Seed(seed);
        Generator = MakeGenerator();
        Discriminator = nn.Sequential(new SpectralLinear(2, 8), nn.LeakyReLU(0.2), nn.Dropout(0.2), nn.Linear(8, 1));
        Game = new Gan(Generator, Discriminator, n => randn(n, 3));
        GeneratorOptimizer = optim.Adam(Generator.parameters(), 0.01);
        DiscriminatorOptimizer = optim.RMSProp(Discriminator.parameters(), 0.005);
    }

    public static TorchSharp.Modules.Sequential MakeGenerator() => nn.Sequential(nn.Linear(3, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 2));

    public TorchSharp.Modules.Sequential Generator { get; }

    public TorchSharp.Modules.Sequential Discriminator { get; }

    public Gan Game { get; }

    public optim.Optimizer GeneratorOptimizer { get; }

    public optim.Optimizer DiscriminatorOptimizer { get; }

    public AdversarialTrainer<Tensor> Trainer(AdversarialOptions options) =>
        new(Generator, Discriminator, GeneratorOptimizer, DiscriminatorOptimizer, BatchesPerEpoch, Batches, options);

    public History Fit(AdversarialTrainer<Tensor> trainer) => trainer.Fit(Game.DiscriminatorLoss, batch => Game.GeneratorLoss(batch.shape[0]));

    public static IEnumerable<Tensor> Batches(int epoch)
    {
        using var generator = new Generator((ulong)(100 + epoch));
        for (var i = 0; i < BatchesPerEpoch; i++)
            yield return randn(16, 2, generator: generator);
    }

    public static byte[] Weights(nn.Module player) => [.. player.parameters().SelectMany(parameter => parameter.bytes.ToArray())];

    public void Dispose()
    {
        GeneratorOptimizer.Dispose();
        DiscriminatorOptimizer.Dispose();
        Generator.Dispose();
        Discriminator.Dispose();
    }
}
