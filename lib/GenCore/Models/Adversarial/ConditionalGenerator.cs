using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Adversarial;

/// <summary>
/// A generator that is told the class: a <see cref="DcganGenerator"/> whose noise is followed by the label, as a vector with a single 1. Mirza and
/// Osindero, Conditional Generative Adversarial Nets (2014), with the networks of DCGAN in place of dense ones.
/// </summary>
public sealed class ConditionalGenerator : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly DcganGenerator generator;
    private readonly int classes;

    /// <param name="classes">The number of classes.</param>
    /// <param name="design">Size and choices of the networks; those of <see cref="DcganDesign"/> where none are given.</param>
    /// <exception cref="ArgumentException">A size is not one of those that there are.</exception>
    public ConditionalGenerator(int classes = 10, DcganDesign? design = null) : base(nameof(ConditionalGenerator))
    {
        design ??= new();
        generator = new DcganGenerator(design with { Noise = design.Noise + classes });
        this.classes = classes;
        RegisterComponents();
    }

    /// <summary>Noise [N, noise] with labels, int64 [N] → pixels in [0, 1], [N, colours, side, side].</summary>
    /// <exception cref="ArgumentException">Labels are out of range, or not one for each sample.</exception>
    public override Tensor forward(Tensor z, Tensor labels) =>
        generator.call(cat([z, ClassLabels.OneHot(labels, z.shape[0], classes, z.dtype)], dim: 1));
}
