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
/// It differs from the paper in its size, in reading pixels as −1 to 1, and in its dilated kernels: a layer whose weights look 8 pixels far
/// costs no more than one that looks at neighbours, and few layers see the whole image. Yu and Koltun, Multi-scale context aggregation by
/// dilated convolutions (2016), arXiv:1511.07122.
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
    /// <param name="dilations">How far their kernels are spread, one layer after the other and then from the beginning; 1, 2, 4, 8 where none are given.</param>
    /// <exception cref="ArgumentException">The shape is out of range, there are no layers, a dilation is below 1, or the channels do not divide by the colours.</exception>
    public GatedPixelCnn(PixelShape? shape = null, int channels = 32, int layers = 8, params int[] dilations)
        : base(nameof(GatedPixelCnn), (shape ?? new PixelShape()).Checked())
    {
        int[] spread = dilations.Length > 0 ? dilations : [1, 2, 4, 8];
        if (layers < 1 || spread.Min() < 1)
            throw new ArgumentException($"A gated PixelCNN needs at least 1 layer and dilations of at least 1, but was given {layers} and {string.Join(", ", spread)}.");
        var colours = Shape.Channels;
        GatedPixelLayer[] gated =
        [
            new GatedPixelLayer(Shape.InputsPerPixel, channels, 3, isFirst: true, colours, Shape.Classes),
            .. Enumerable.Range(0, layers).Select(i =>
                new GatedPixelLayer(channels, channels, 1, isFirst: false, colours, Shape.Classes, spread[i % spread.Length])),
        ];
        this.layers = new ModuleList<GatedPixelLayer>(gated);
        // a distribution over many levels has more to it than a coin
        var features = Shape.IsBinary ? channels : 4 * channels;
        head = new MaskedConv2d(channels, features, 1, seesItself: true, colours);
        last = new MaskedConv2d(features, Shape.LogitsPerPixel, 1, seesItself: true, colours);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor images, Tensor? labels)
    {
        var pixels = Shape.Read(images);
        var stacks = (Vertical: pixels, Horizontal: pixels);
        foreach (var layer in layers)
            stacks = layer.call(stacks, labels);
        return Shape.Arranged(last.call(head.call(stacks.Horizontal.relu()).relu()));
    }

    internal override PixelCache NewCache(long count, Tensor? labels) => new Cache(this, count, labels);

    // the vertical stack grows a row at a time, when the row above is complete, the horizontal one pixel by pixel
    private sealed class Cache : PixelCache
    {
        private readonly GatedPixelCnn model;
        private readonly Tensor? labels;
        private readonly (Tensor Horizontal, Tensor Output)[] kernels;
        private readonly (Tensor Head, Tensor Last) ends;
        private readonly Tensor[] vertical;   // inputs of each layer, with zeros above: [N, inputs, H + reach, W]
        private readonly Tensor[] horizontal; // inputs of each layer in this row, with zeros to the left: [N, inputs, 1, W + reach]
        private readonly Tensor[] above;      // what comes down to this row: [N, 2 channels, 1, W]

        public Cache(GatedPixelCnn model, long count, Tensor? labels)
        {
            (this.model, this.labels) = (model, labels);
            var (shape, layers) = (model.Shape, model.layers);
            kernels = [.. layers.Select(layer => (Keep(layer.Kernels.Horizontal), Keep(layer.Kernels.Output)))];
            ends = (Keep(model.head.Kernel), Keep(model.last.Kernel));
            vertical = [.. layers.Zip(kernels, (layer, kernel) => Keep(zeros(count, kernel.Horizontal.shape[1], shape.Height + layer.Reach, shape.Width)))];
            horizontal = [.. layers.Zip(kernels, (layer, kernel) => Keep(zeros(count, kernel.Horizontal.shape[1], 1, shape.Width + layer.Reach)))];
            above = [.. kernels.Select(kernel => Keep(zeros(count, kernel.Horizontal.shape[0], 1, shape.Width)))];
        }

        public override Tensor Logits(Tensor images, int row, int column)
        {
            if (column == 0 && row > 0)
                EndRow(images, row - 1);
            // the image's own row once more: what stood here when its pixels were asked for had not been drawn yet
            var x = model.Shape.Read(images[.., .., row..(row + 1), ..(column + 1)]);
            for (var i = 0; i < model.layers.Count; i++)
            {
                var (layer, map) = (model.layers[i], horizontal[i]);
                map.narrow(3, layer.Reach + column + 1 - x.shape[3], x.shape[3]).copy_(x);
                x = layer.PixelAt(map.narrow(3, column, layer.Reach + 1), above[i].narrow(3, column, 1), labels, kernels[i]);
            }
            return model.Shape.ArrangedAt(model.last.At(model.head.At(x.relu(), ends.Head).relu(), ends.Last));
        }

        private void EndRow(Tensor images, int row)
        {
            var v = model.Shape.Read(images[.., .., row..(row + 1)]);
            for (var i = 0; i < model.layers.Count; i++)
            {
                var (layer, map) = (model.layers[i], vertical[i]);
                map.narrow(2, row + layer.Reach, 1).copy_(v);
                (v, var below) = layer.RowOf(map.narrow(2, row, layer.Reach + 1), labels);
                above[i].copy_(below);
            }
        }
    }
}
