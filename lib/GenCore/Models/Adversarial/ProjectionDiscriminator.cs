using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Adversarial;

/// <summary>
/// A class-conditional discriminator of 28×28 images with spectral normalisation in every layer: residual blocks turn an image into features h, and its
/// score is a linear function of h plus the product of h with the class's own vector. Miyato and Koyama, cGANs with Projection Discriminator (2018),
/// equation 4.
/// </summary>
public sealed class ProjectionDiscriminator : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly DiscriminatorBlock to14;
    private readonly DiscriminatorBlock to7;
    private readonly SpectralLinear score;
    private readonly SpectralLinear classVectors;
    private readonly int classes;

    /// <param name="classes">The number of classes.</param>
    /// <param name="channels">Channels of the 14×14 maps; the 7×7 maps have twice as many.</param>
    /// <exception cref="ArgumentException">A size is below 1.</exception>
    public ProjectionDiscriminator(int classes = 10, int channels = 32) : base(nameof(ProjectionDiscriminator))
    {
        if (classes < 1 || channels < 1)
            throw new ArgumentException($"A discriminator needs at least 1 class and channel, but was given {classes} and {channels}.");
        to14 = new(1, channels, first: true);
        to7 = new(channels, 2 * channels);
        score = new SpectralLinear(2 * channels, 1);
        classVectors = new SpectralLinear(classes, 2 * channels, hasBias: false);
        this.classes = classes;
        RegisterComponents();
    }

    /// <summary>Pixels in [0, 1], [N, 1, 28, 28], with labels, int64 [N] → a score for each image, [N].</summary>
    /// <exception cref="ArgumentException">Labels are out of range, or not one for each image.</exception>
    public override Tensor forward(Tensor images, Tensor labels)
    {
        var ofClass = classVectors.call(ClassLabels.OneHot(labels, images.shape[0], classes, images.dtype));
        var h = to7.call(to14.call(2 * images - 1)).relu().sum([2, 3]);
        return score.call(h).squeeze(1) + (h * ofClass).sum(dim: 1);
    }
}
