using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// A convolution along the row, over a pixel and those to the left of it: the horizontal half of a masked convolution. The pixel itself is
/// hidden (mask A, for the first layer) or shown (mask B), to each group of colours as <see cref="MaskedConv2d"/> does.
/// </summary>
public sealed class RowConv2d : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Tensor mask;
    private readonly long[] dilation;

    /// <param name="inputs">Input channels.</param>
    /// <param name="outputs">Output channels, of all parts together.</param>
    /// <param name="neighbours">How many pixels to the left are seen.</param>
    /// <param name="seesItself">False for mask A, true for mask B.</param>
    /// <param name="colours">1, or 3 where the channels fall into three groups of equal size.</param>
    /// <param name="parts">Of so many parts the outputs consist, each with all groups.</param>
    /// <param name="dilation">How far apart the pixels that are seen stand: 1 for next to each other.</param>
    /// <exception cref="ArgumentException">There are fewer than 0 neighbours, or channels do not divide into the groups.</exception>
    public RowConv2d(long inputs, long outputs, int neighbours, bool seesItself, int colours = 1, int parts = 1, int dilation = 1)
        : base(nameof(RowConv2d))
    {
        if (neighbours < 0)
            throw new ArgumentException($"A row convolution sees 0 pixels to the left or more, but was given {neighbours}.", nameof(neighbours));
        (Reach, this.dilation) = (neighbours * dilation, [1, dilation]);
        mask = Scoped.Make(() =>
        {
            var seen = ones(outputs, inputs, 1, neighbours + 1);
            seen[.., .., 0, neighbours] = ColourMask.Of(inputs, outputs, seesItself, colours, parts);
            return seen;
        });
        using (var convolution = nn.Conv2d(inputs, outputs, (1, neighbours + 1)))
        {
            weight = nn.Parameter(Scoped.Make(() => convolution.weight.detach().clone()));
            bias = nn.Parameter(Scoped.Make(() => convolution.bias!.detach().clone()));
        }
        RegisterComponents();
    }

    /// <summary>How far it sees to the left.</summary>
    public int Reach { get; }

    /// <summary>The weights without those that are hidden, [outputs, inputs, 1, neighbours + 1].</summary>
    internal Tensor Kernel => weight * mask;

    /// <summary>What is added to each output, [outputs].</summary>
    internal Tensor Bias => bias;

    /// <summary>[N, inputs, H, W] → [N, outputs, H, W].</summary>
    public override Tensor forward(Tensor x) =>
        nn.functional.conv2d(Reach == 0 ? x : nn.functional.pad(x, (Reach, 0)), Kernel, bias, dilation: dilation);

    /// <summary>The outputs of one pixel, [N, outputs, 1, 1], from what it sees, [N, inputs, 1, Reach + 1].</summary>
    internal Tensor At(Tensor window, Tensor kernel) => PixelProduct.Of(window.slice(3, 0, Reach + 1, dilation[1]), kernel, bias);
}
