using GenCore.Data;
using GenCore.Models.Latent;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks.Work;

/// <summary>Steps of a VAE, 784–400–20–400–784, with Adam on 128 images that are binarised anew each time.</summary>
internal sealed class VaeTraining : IWork
{
    private readonly Tensor images = rand(128, 1, 28, 28);
    private readonly Vae model = new(20, 400);
    private readonly optim.Optimizer optimizer;

    public VaeTraining() => optimizer = optim.Adam(model.parameters(), 1e-3);

    public long Size => model.parameters().Sum(p => p.numel());

    public void Run(int times) =>
        new Trainer<Tensor>(model, optimizer, times, _ => Enumerable.Repeat(images, times)).Fit(x => model.Loss(Binarize.Dynamic(x)));
}
