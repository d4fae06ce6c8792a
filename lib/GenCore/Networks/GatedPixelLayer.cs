using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// A layer of the gated PixelCNN with its two stacks. The vertical one holds, for each pixel, what is known of the rows up to its own; the
/// horizontal one what is known of its own row up to the left, and reads the vertical one of the row above. Together they see everything
/// before the pixel: no blind spot. Each is gated, tanh(a) · σ(b).
/// Van den Oord et al., Conditional Image Generation with PixelCNN Decoders (2016), figure 2 and equations 2 and 4, arXiv:1606.05328.
/// </summary>
public sealed class GatedPixelLayer : nn.Module<(Tensor Vertical, Tensor Horizontal), Tensor?, (Tensor Vertical, Tensor Horizontal)>
{
    private readonly Conv2d vertical;
    private readonly RowConv2d horizontal;
    private readonly Conv2d down;
    private readonly RowConv2d output;
    private readonly Embedding? verticalClass;
    private readonly Embedding? horizontalClass;
    private readonly bool isFirst;
    private readonly long dilation;

    /// <param name="inputs">Channels of both stacks before the layer: those of the image for the first.</param>
    /// <param name="channels">Channels of both stacks after it.</param>
    /// <param name="neighbours">How many pixels it sees up, left and right: 1 for the halves of a 3×3 kernel.</param>
    /// <param name="isFirst">Whether it reads the image: then a pixel does not see itself, and nothing is added to its input.</param>
    /// <param name="colours">1, or 3 where the channels fall into three groups of equal size.</param>
    /// <param name="classes">The number of classes that it is told of; 0 for none.</param>
    /// <param name="dilation">How far apart the pixels that it sees stand: 1 for next to each other.</param>
    public GatedPixelLayer(long inputs, long channels, int neighbours, bool isFirst, int colours = 1, int classes = 0, int dilation = 1)
        : base(nameof(GatedPixelLayer))
    {
        (Reach, this.isFirst, this.dilation) = (neighbours * dilation, isFirst, dilation);
        vertical = nn.Conv2d(inputs, 2 * channels, (neighbours + 1, 2 * neighbours + 1), dilation: (dilation, dilation));
        horizontal = new RowConv2d(inputs, 2 * channels, neighbours, seesItself: !isFirst, colours, parts: 2, dilation);
        down = nn.Conv2d(2 * channels, 2 * channels, 1);
        output = new RowConv2d(channels, channels, 0, seesItself: true, colours);
        if (classes > 0)
            (verticalClass, horizontalClass) = (nn.Embedding(classes, 2 * channels), nn.Embedding(classes, 2 * channels));
        RegisterComponents();
    }

    /// <summary>How far it sees up, left and right.</summary>
    public int Reach { get; }

    /// <summary>The masked weights of the horizontal stack, for <see cref="PixelAt"/>.</summary>
    internal (Tensor Horizontal, Tensor Output) Kernels => (horizontal.Kernel, output.Kernel);

    /// <summary>Both stacks, [N, inputs, H, W] → [N, channels, H, W] each.</summary>
    public override (Tensor Vertical, Tensor Horizontal) forward((Tensor Vertical, Tensor Horizontal) stacks, Tensor? labels)
    {
        // zeros at the left, at the right and above; nothing below, where it does not look
        var v = vertical.call(nn.functional.pad(stacks.Vertical, (Reach, Reach, Reach, 0)));
        // one row down, so that a pixel reads the row above its own
        var above = nn.functional.pad(down.call(v), (0, 0, 1, -1));
        var passed = output.call(Gate(Told(horizontal.call(stacks.Horizontal) + above, horizontalClass, labels)));
        return (Gate(Told(v, verticalClass, labels)), isFirst ? passed : stacks.Horizontal + passed);
    }

    /// <summary>One row of the vertical stack, and what it passes to the horizontal one of the row below.</summary>
    /// <param name="window">The stack's input on the row and the Reach rows above it, [N, inputs, Reach + 1, W].</param>
    /// <param name="labels">The class of each image, or null.</param>
    internal (Tensor Vertical, Tensor Below) RowOf(Tensor window, Tensor? labels)
    {
        var v = nn.functional.conv2d(window, vertical.weight, vertical.bias, padding: [0, Reach], dilation: [dilation, dilation]);
        return (Gate(Told(v, verticalClass, labels)), down.call(v));
    }

    /// <summary>One pixel of the horizontal stack, [N, channels, 1, 1].</summary>
    /// <param name="window">The stack's input at the pixel and the Reach pixels before it, [N, inputs, 1, Reach + 1].</param>
    /// <param name="above">What the vertical stack passes down to the pixel, [N, 2 channels, 1, 1].</param>
    /// <param name="labels">The class of each image, or null.</param>
    /// <param name="kernels">The layer's <see cref="Kernels"/>.</param>
    internal Tensor PixelAt(Tensor window, Tensor above, Tensor? labels, (Tensor Horizontal, Tensor Output) kernels)
    {
        var passed = output.At(Gate(Told(horizontal.At(window, kernels.Horizontal) + above, horizontalClass, labels)), kernels.Output);
        return isFirst ? passed : window.narrow(3, Reach, 1) + passed;
    }

    private static Tensor Told(Tensor features, Embedding? classes, Tensor? labels) =>
        labels is null ? features : features + classes!.call(labels).unsqueeze(-1).unsqueeze(-1);

    private static Tensor Gate(Tensor features)
    {
        var halves = features.chunk(2, dim: 1);
        return halves[0].tanh() * halves[1].sigmoid();
    }
}
