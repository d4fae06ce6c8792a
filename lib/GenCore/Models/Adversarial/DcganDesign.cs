using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Adversarial;

/// <summary>
/// The size of a DCGAN, and its guidelines as choices, so that each can be taken away. Radford, Metz and Chintala, Unsupervised Representation Learning
/// with Deep Convolutional Generative Adversarial Networks (2015), section 3.
/// </summary>
public sealed record DcganDesign
{
    private readonly int? doublings;

    /// <summary>Numbers of noise.</summary>
    public int Noise { get; init; } = 100;

    /// <summary>Channels of the widest image: the layer below it has twice as many, and so on.</summary>
    public int Channels { get; init; } = 64;

    /// <summary>The side of an image: 28 or 32.</summary>
    public int Side { get; init; } = 28;

    /// <summary>
    /// How often the generator doubles its image and the discriminator halves it. 28×28 comes from 7×7 in 2, where nothing else is said, or from 4×4 in 3,
    /// where the first goes one row and column short; 32×32 comes from 4×4 in 3, as the paper's images do.
    /// </summary>
    public int Doublings
    {
        get => doublings ?? (Side == 28 ? 2 : 3);
        init => doublings = value;
    }

    /// <summary>1 for grey images, 3 for colour.</summary>
    public int Colours { get; init; } = 1;

    /// <summary>Batch normalisation in both networks, but for the generator's output and the discriminator's input.</summary>
    public bool BatchNorm { get; init; } = true;

    /// <summary>Sizes change by strided convolutions; else by repeated pixels in the generator and by pooling in the discriminator.</summary>
    public bool Strided { get; init; } = true;

    /// <summary>What stands between the generator's layers: ReLU.</summary>
    public Func<nn.Module<Tensor, Tensor>> GeneratorActivation { get; init; } = () => nn.ReLU();

    /// <summary>What stands between the discriminator's layers: leaky ReLU of slope 0.2.</summary>
    public Func<nn.Module<Tensor, Tensor>> DiscriminatorActivation { get; init; } = () => nn.LeakyReLU(0.2);

    /// <summary>The side after so many halvings: an odd one is rounded up.</summary>
    internal int SideAt(int halvings) => (Side + (1 << halvings) - 1) >> halvings;

    /// <summary>Channels after so many halvings, at least 1, of the image.</summary>
    internal int ChannelsAt(int halvings) => Channels << (halvings - 1);

    /// <summary>The kernel between a side and its half: with a stride of 2 and a padding of 1, an even number takes 4 and an odd one 3.</summary>
    internal int KernelAt(int halvings) => SideAt(halvings) % 2 == 0 ? 4 : 3;

    internal DcganDesign Checked() => Side is 28 or 32 && Doublings is 2 or 3 && Colours is 1 or 3 && Noise >= 1 && Channels >= 1
        ? this
        : throw new ArgumentException($"A DCGAN makes images of side 28 or 32 in 2 or 3 doublings with 1 or 3 colours from at least 1 number of noise with at least 1 channel, but was given side {Side}, {Doublings} doublings, {Colours} colours, noise {Noise}, {Channels} channels.");

    /// <summary>Weights begin at N(0, 0.02²), those of batch normalisation at N(1, 0.02²): the paper's section 4.</summary>
    internal static void Initialise(nn.Module module)
    {
        foreach (var (name, parameter) in module.named_parameters())
        {
            if (parameter.dim() > 1)
                nn.init.normal_(parameter, 0, 0.02);
            else if (name.EndsWith("weight", StringComparison.Ordinal))
                nn.init.normal_(parameter, 1, 0.02);
            else
                nn.init.zeros_(parameter);
        }
    }
}
