using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// A square convolution that sees no pixel after its own, in the order of reading. Of a 3×3 kernel these weights are kept (1), and the centre (?)
/// depends on the mask:
/// <code>
/// 1 1 1
/// 1 ? 0
/// 0 0 0
/// </code>
/// Mask A, for the first layer, hides the centre: a pixel must not see itself. Mask B, for all others, shows it, because what stands there
/// has passed a mask A. Colour images have their channels in three groups, R, G and B: at the centre, A shows the groups before the own one,
/// B the own one too. Van den Oord, Kalchbrenner and Kavukcuoglu, Pixel Recurrent Neural Networks (2016), section 3.4 and figure 2.
/// </summary>
public sealed class MaskedConv2d : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Tensor mask;

    /// <param name="inputs">Input channels.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="kernel">The kernel's side, odd.</param>
    /// <param name="seesItself">False for mask A, true for mask B.</param>
    /// <param name="colours">1, or 3 where both numbers of channels fall into three groups of equal size.</param>
    /// <exception cref="ArgumentException">The kernel is even, or channels do not divide into the groups.</exception>
    public MaskedConv2d(long inputs, long outputs, int kernel, bool seesItself, int colours = 1)
        : base(nameof(MaskedConv2d))
    {
        if (kernel < 1 || kernel % 2 == 0)
            throw new ArgumentException($"A masked kernel has a centre, so its side must be odd, but is {kernel}.", nameof(kernel));
        Reach = kernel / 2;
        // as nn.Conv2d begins; the rows below the centre, all hidden, are left out
        using (var convolution = nn.Conv2d(inputs, outputs, kernel))
        {
            weight = nn.Parameter(Scoped.Make(() => convolution.weight.detach()[.., .., ..(Reach + 1)].clone()));
            bias = nn.Parameter(Scoped.Make(() => convolution.bias!.detach().clone()));
        }
        mask = Scoped.Make(() =>
        {
            var seen = ones_like(weight).detach();
            seen[.., .., Reach, Reach] = ColourMask.Of(inputs, outputs, seesItself, colours);
            seen[.., .., Reach, (Reach + 1)..] = 0;
            return seen;
        });
        RegisterComponents();
    }

    /// <summary>How far it sees up, left and right.</summary>
    public int Reach { get; }

    /// <summary>The weights without those that are hidden, [outputs, inputs, Reach + 1, 2 Reach + 1].</summary>
    internal Tensor Kernel => weight * mask;

    /// <summary>[N, inputs, H, W] → [N, outputs, H, W].</summary>
    public override Tensor forward(Tensor x) =>
        // padded above and below alike; the first rows of the result are those that see only upwards
        nn.functional.conv2d(x, Kernel, bias, padding: [Reach, Reach]).narrow(2, 0, x.shape[2]);

    /// <summary>The weights in two parts: of the rows above, [outputs, inputs, Reach, 2 Reach + 1], and of the pixel's own row, [outputs, inputs, 1, Reach + 1].</summary>
    internal (Tensor Above, Tensor Own) KernelByRows()
    {
        using var scope = NewDisposeScope();
        var kernel = Kernel;
        return (
            kernel.narrow(2, 0, Reach).contiguous().MoveToOuterDisposeScope(),
            kernel.narrow(2, Reach, 1).narrow(3, 0, Reach + 1).contiguous().MoveToOuterDisposeScope());
    }

    /// <summary>What the rows above give to a row of outputs, [N, outputs, 1, W], from those rows with zeros beside them, [N, inputs, Reach, W + 2 Reach].</summary>
    internal Tensor FromAbove(Tensor rows, Tensor kernel) => nn.functional.conv2d(rows, kernel, bias);

    /// <summary>The outputs of one pixel, [N, outputs, 1, 1], from what it sees, [N, inputs, Reach + 1, 2 Reach + 1].</summary>
    internal Tensor At(Tensor window, Tensor kernel) => PixelProduct.Of(window, kernel, bias);
}
