using GenCore.Losses;
using GenCore.Networks;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks.Work;

/// <summary>Steps of a critic, 784–256–256–1, with its gradient penalty and Adam on 128 real and 128 generated images.</summary>
internal sealed class CriticTraining : IWork
{
    private readonly Tensor real = rand(128, 784), generated = rand(128, 784);
    private readonly nn.Module<Tensor, Tensor> critic = nn.Sequential(
        nn.Linear(784, 256), nn.LeakyReLU(0.2), nn.Linear(256, 256), nn.LeakyReLU(0.2), nn.Linear(256, 1), nn.Flatten(0));
    private readonly WassersteinLoss wasserstein = new();
    private readonly optim.Optimizer optimizer;

    public CriticTraining() => optimizer = optim.Adam(critic.parameters(), 1e-4, 0, 0.9);

    public long Size => critic.parameters().Sum(p => p.numel());

    public void Run(int times) =>
        new Trainer<Tensor>(critic, optimizer, times, _ => Enumerable.Repeat(real, times)).Fit(x =>
            wasserstein.Discriminator(critic.call(x), critic.call(generated)) + 10 * GradientPenalty.Of(critic.call, x, generated));
}
