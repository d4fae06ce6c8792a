using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Models.Adversarial;

/// <summary>
/// The discriminator of a DCGAN, the generator's mirror image: convolutions halve the image until one of its size gives the score. For 28×28:
/// 1×28×28 → 64×14×14 → 128×7×7 → 1. Radford, Metz and Chintala (2015), section 3.
/// </summary>
public sealed class DcganDiscriminator : nn.Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    /// <param name="design">Its size and choices; those of <see cref="DcganDesign"/> where none are given.</param>
    /// <exception cref="ArgumentException">A size is not one of those that there are.</exception>
    public DcganDiscriminator(DcganDesign? design = null) : this(design ?? new(), labelMaps: 0)
    {
    }

    /// <summary>One that sees maps of labels behind the image's colours.</summary>
    internal DcganDiscriminator(DcganDesign design, int labelMaps) : base(nameof(DcganDiscriminator))
    {
        var d = design.Checked();
        var modules = new List<(string, nn.Module<Tensor, Tensor>)>();
        var inputs = d.Colours + labelMaps;
        for (var halvings = 1; halvings <= d.Doublings; halvings++)
        {
            var (side, outputs) = (d.SideAt(halvings), d.ChannelsAt(halvings));
            var normalised = d.BatchNorm && halvings > 1;
            modules.Add(($"to_{side}", Half(halvings, outputs, bias: !normalised)));
            if (normalised)
                modules.Add(($"norm_{side}", nn.BatchNorm2d(outputs)));
            modules.Add(($"activation_{side}", d.DiscriminatorActivation()));
            inputs = outputs;
        }
        modules.AddRange([("score", nn.Conv2d(inputs, 1, d.SideAt(d.Doublings))), ("flat", nn.Flatten(0))]);
        layers = nn.Sequential(modules);
        RegisterComponents();
        DcganDesign.Initialise(this);

        nn.Module<Tensor, Tensor> Half(int halvings, int outputs, bool bias) => d.Strided
            ? nn.Conv2d(inputs, outputs, d.KernelAt(halvings - 1), stride: 2, padding: 1, bias: bias)
            : nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding: 1, bias: bias), nn.MaxPool2d(2, ceil_mode: true));
    }

    /// <summary>Pixels in [0, 1], [N, colours, side, side] → a score for each image, [N].</summary>
    public override Tensor forward(Tensor images) => layers.call(2 * images - 1);
}
