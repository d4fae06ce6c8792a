using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Adversarial;

/// <summary>
/// A discriminator that is told the class: a <see cref="DcganDiscriminator"/> that sees, behind the image, a map for each class, white for the class that
/// the image is said to be of. Mirza and Osindero, Conditional Generative Adversarial Nets (2014), with the networks of DCGAN.
/// </summary>
public sealed class ConditionalDiscriminator : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly DcganDiscriminator discriminator;
    private readonly int classes;

    /// <param name="classes">The number of classes.</param>
    /// <param name="design">Size and choices of the networks; those of <see cref="DcganDesign"/> where none are given.</param>
    /// <exception cref="ArgumentException">A size is not one of those that there are.</exception>
    public ConditionalDiscriminator(int classes = 10, DcganDesign? design = null) : base(nameof(ConditionalDiscriminator))
    {
        discriminator = new DcganDiscriminator(design ?? new(), classes);
        this.classes = classes;
        RegisterComponents();
    }

    /// <summary>Pixels in [0, 1], [N, colours, side, side], with labels, int64 [N] → a score for each image, [N].</summary>
    /// <exception cref="ArgumentException">Labels are out of range, or not one for each image.</exception>
    public override Tensor forward(Tensor images, Tensor labels)
    {
        var maps = ClassLabels.OneHot(labels, images.shape[0], classes, images.dtype).unsqueeze(2).unsqueeze(3);
        return discriminator.call(cat([images, maps.expand(-1, -1, images.shape[2], images.shape[3])], dim: 1));
    }
}
