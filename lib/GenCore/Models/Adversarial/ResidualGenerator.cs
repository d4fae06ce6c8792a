using GenCore.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Models.Adversarial;

/// <summary>
/// A class-conditional generator of 28×28 images after BigGAN (Brock, Donahue and Simonyan, Large Scale GAN Training for High Fidelity Natural Image
/// Synthesis, 2019), small: two residual blocks with class-conditional normalisation, 7×7 → 14×14 → 28×28. The paper's self-attention and its
/// split of the noise over the blocks are left out. With truncated noise (<see cref="Sampling.TruncatedNoise"/>) it trades variety for quality.
/// </summary>
public sealed class ResidualGenerator : nn.Module<Tensor, Tensor, Tensor>
{
    private const int Small = Architecture.Side / 4;

    private readonly Linear project;
    private readonly GeneratorBlock to14;
    private readonly GeneratorBlock to28;
    private readonly Sequential image;
    private readonly int classes;

    /// <param name="noise">Numbers of noise.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="channels">Channels of the 28×28 maps; smaller maps have twice and four times as many.</param>
    /// <exception cref="ArgumentException">A size is below 1.</exception>
    public ResidualGenerator(int noise = 64, int classes = 10, int channels = 16) : base(nameof(ResidualGenerator))
    {
        if (noise < 1 || classes < 1 || channels < 1)
            throw new ArgumentException($"A generator needs at least 1 number of noise, class and channel, but was given {noise}, {classes} and {channels}.");
        project = nn.Linear(noise, 4 * channels * Small * Small);
        to14 = new(4 * channels, 2 * channels, classes);
        to28 = new(2 * channels, channels, classes);
        image = nn.Sequential(("norm", nn.BatchNorm2d(channels)), ("relu", nn.ReLU()), ("conv", nn.Conv2d(channels, 1, 3, padding: 1)), ("tanh", nn.Tanh()));
        this.classes = classes;
        RegisterComponents();
    }

    /// <summary>Noise [N, noise] with labels, int64 [N] → pixels in [0, 1], [N, 1, 28, 28].</summary>
    /// <exception cref="ArgumentException">Labels are out of range, or not one for each sample.</exception>
    public override Tensor forward(Tensor z, Tensor labels)
    {
        ClassLabels.Require(labels, z.shape[0], classes);
        var maps = project.call(z).reshape(z.shape[0], -1, Small, Small);
        return 0.5 * (image.call(to28.call(to14.call(maps, labels), labels)) + 1);
    }
}
