using GenCore.Models.Autoregressive;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks.Work;

/// <summary>Steps of a PixelCNN of 64 channels with Adam on 64 binary images.</summary>
internal sealed class PixelCnnTraining : IWork
{
    private readonly Tensor images = rand(64, 1, 28, 28).round();
    private readonly PixelCnn model = new();
    private readonly optim.Optimizer optimizer;

    public PixelCnnTraining() => optimizer = optim.Adam(model.parameters(), 1e-3);

    public long Size => model.parameters().Sum(p => p.numel());

    public void Run(int times) =>
        new Trainer<Tensor>(model, optimizer, times, _ => Enumerable.Repeat(images, times)).Fit(x => model.Loss(x));
}
