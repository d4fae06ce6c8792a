using GenCore.Models.Adversarial;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks.Work;

/// <summary>Steps of both players of a DCGAN with Adam on 128 images.</summary>
internal sealed class DcganTraining : IWork
{
    private readonly Tensor images = rand(128, 1, 28, 28);
    private readonly DcganGenerator generator = new();
    private readonly DcganDiscriminator discriminator = new();
    private readonly optim.Optimizer ofGenerator, ofDiscriminator;
    private readonly Gan gan;

    public DcganTraining()
    {
        (ofGenerator, ofDiscriminator) = (optim.Adam(generator.parameters(), 2e-4, 0.5), optim.Adam(discriminator.parameters(), 2e-4, 0.5));
        gan = new(generator, discriminator, n => randn(n, 100));
    }

    public long Size => generator.parameters().Concat(discriminator.parameters()).Sum(p => p.numel());

    public void Run(int times) =>
        new AdversarialTrainer<Tensor>(generator, discriminator, ofGenerator, ofDiscriminator, times, _ => Enumerable.Repeat(images, times))
            .Fit(gan.DiscriminatorLoss, x => gan.GeneratorLoss(x.shape[0]));
}
