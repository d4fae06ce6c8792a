using GenCore.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Models.Autoregressive;

/// <summary>
/// The gated PixelCNN, whose vertical and horizontal stacks see every pixel before, optionally told the class.
/// Van den Oord et al., Conditional Image Generation with PixelCNN Decoders (2016), arXiv:1606.05328.
/// <para>
/// a gated layer that reads the image (7×7) → gated layers with residuals on the horizontal stack (3×3) → relu, 1×1 → relu, 1×1 → logits.
/// It differs from the paper in its size, and in reading pixels as −1 to 1.
/// </para>
/// </summary>
public sealed class GatedPixelCnn : AutoregressiveModel
{
    private readonly ModuleList<GatedPixelLayer> layers;
    private readonly MaskedConv2d head;
    private readonly MaskedConv2d last;

    /// <param name="shape">What the images are like; binary MNIST where none is given.</param>
    /// <param name="channels">Features of a pixel in each stack; a multiple of 3 for colour.</param>
    /// <param name="layers">The number of gated layers after the first.</param>
    /// <param name="reach">How far each of them sees: 1 for 3×3, 2 for 5×5.</param>
    /// <exception cref="ArgumentException">The shape is out of range, there are no layers, or the channels do not divide by the colours.</exception>
    public GatedPixelCnn(PixelShape? shape = null, int channels = 32, int layers = 8, int reach = 1)
        : base(nameof(GatedPixelCnn), (shape ?? new PixelShape()).Checked())
    {
        if (layers < 1 || reach < 1)
            throw new ArgumentException($"A gated PixelCNN needs at least 1 layer with a reach of at least 1 pixel, but was given {layers} and {reach}.");
        var colours = Shape.Channels;
        GatedPixelLayer[] gated =
        [
            new GatedPixelLayer(colours, channels, 3, isFirst: true, colours, Shape.Classes),
            .. Enumerable.Range(0, layers).Select(_ => new GatedPixelLayer(channels, channels, reach, isFirst: false, colours, Shape.Classes)),
        ];
        this.layers = new ModuleList<GatedPixelLayer>(gated);
        head = new MaskedConv2d(channels, channels, 1, seesItself: true, colours);
        last = new MaskedConv2d(channels, Shape.LogitsPerPixel, 1, seesItself: true, colours);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor images, Tensor? labels)
    {
        var pixels = PixelShape.Centred(images);
        var stacks = (Vertical: pixels, Horizontal: pixels);
        foreach (var layer in layers)
            stacks = layer.call(stacks, labels);
        return Shape.Arranged(last.call(head.call(stacks.Horizontal.relu()).relu()));
    }
}
