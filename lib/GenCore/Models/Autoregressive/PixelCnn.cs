using GenCore.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Models.Autoregressive;

/// <summary>
/// PixelCNN: masked convolutions, so that all conditionals of an image are computed at once.
/// Van den Oord, Kalchbrenner and Kavukcuoglu, Pixel Recurrent Neural Networks (2016), sections 3.3 to 3.5, arXiv:1601.06759.
/// <para>
/// 7×7 mask A → residual layers x + conv(relu(x)), 3×3 mask B → relu, 1×1 → relu, 1×1 → logits. It differs from the paper in its
/// residual layers, which are one full convolution instead of a bottleneck of three. Stacked square masks leave a blind spot to the
/// right above each pixel; <see cref="GatedPixelCnn"/> has none.
/// </para>
/// </summary>
public sealed class PixelCnn : AutoregressiveModel
{
    private readonly MaskedConv2d first;
    private readonly ModuleList<MaskedConv2d> layers;
    private readonly ModuleList<Embedding> classes;
    private readonly MaskedConv2d head;
    private readonly MaskedConv2d last;

    /// <param name="shape">What the images are like; binary MNIST where none is given.</param>
    /// <param name="channels">Features of a pixel; a multiple of 3 for colour.</param>
    /// <param name="layers">The number of residual layers.</param>
    /// <exception cref="ArgumentException">The shape is out of range, there are no layers, or the channels do not divide by the colours.</exception>
    public PixelCnn(PixelShape? shape = null, int channels = 64, int layers = 6)
        : base(nameof(PixelCnn), (shape ?? new PixelShape()).Checked())
    {
        if (layers < 1)
            throw new ArgumentException($"A PixelCNN needs at least 1 residual layer, but layers is {layers}.", nameof(layers));
        var colours = Shape.Channels;
        first = new MaskedConv2d(Shape.InputsPerPixel, channels, 7, seesItself: false, colours);
        this.layers = new ModuleList<MaskedConv2d>([.. Enumerable.Range(0, layers).Select(_ => new MaskedConv2d(channels, channels, 3, seesItself: true, colours))]);
        classes = new ModuleList<Embedding>([.. Enumerable.Range(0, Shape.Classes > 0 ? layers : 0).Select(_ => nn.Embedding(Shape.Classes, channels))]);
        head = new MaskedConv2d(channels, channels, 1, seesItself: true, colours);
        last = new MaskedConv2d(channels, Shape.LogitsPerPixel, 1, seesItself: true, colours);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor images, Tensor? labels)
    {
        using var scope = NewDisposeScope();
        var x = first.call(Shape.Read(images));
        for (var i = 0; i < layers.Count; i++)
        {
            // what the gradient does not need makes room for the next layer
            using var layer = NewDisposeScope();
            layer.Attach(x);
            var y = layers[i].call(x.relu());
            x = (x + (labels is null ? y : y + classes[i].call(labels).unsqueeze(-1).unsqueeze(-1))).MoveToOuterDisposeScope();
        }
        return Shape.Arranged(last.call(head.call(x.relu()).relu())).MoveToOuterDisposeScope();
    }

    internal override PixelCache NewCache(long count, Tensor? labels) => new Cache(this, count, labels);

    // of every residual layer its inputs, with the zeros around them, and what the rows above give to the row that is being drawn
    private sealed class Cache : PixelCache
    {
        private readonly PixelCnn model;
        private readonly PixelWindow window;
        private readonly (Tensor First, (Tensor Above, Tensor Own)[] Layers, Tensor Head, Tensor Last) kernels;
        private readonly Tensor[] inputs; // [N, channels, H + reach, W + 2 reach]
        private readonly Tensor[] above;  // [N, channels, 1, W]
        private readonly Tensor[] biases; // of each class, empty where there are none

        public Cache(PixelCnn model, long count, Tensor? labels)
        {
            this.model = model;
            var shape = model.Shape;
            window = new PixelWindow(shape, count, model.first.Reach, Keep);
            kernels = (Keep(model.first.Kernel), [.. model.layers.Select(layer => Kept(layer.KernelByRows()))], Keep(model.head.Kernel), Keep(model.last.Kernel));
            inputs = [.. kernels.Layers.Zip(model.layers, (kernel, layer) => Keep(zeros(
                count, kernel.Own.shape[1], shape.Height + layer.Reach, shape.Width + 2 * layer.Reach)))];
            above = [.. kernels.Layers.Select(kernel => Keep(zeros(count, kernel.Own.shape[0], 1, shape.Width)))];
            biases = [.. model.classes.Select(embedding => Keep(embedding.call(labels!).unsqueeze(-1).unsqueeze(-1)))];
        }

        private (Tensor Above, Tensor Own) Kept((Tensor Above, Tensor Own) kernel) => (Keep(kernel.Above), Keep(kernel.Own));

        public override Tensor Logits(Tensor images, int row, int column)
        {
            var x = model.first.At(window.At(images, row, column), kernels.First);
            for (var i = 0; i < model.layers.Count; i++)
            {
                var (layer, reach) = (model.layers[i], model.layers[i].Reach);
                if (column == 0)
                    above[i].copy_(layer.FromAbove(inputs[i].narrow(2, row, reach), kernels.Layers[i].Above));
                var own = inputs[i].narrow(2, row + reach, 1);
                own.narrow(3, column + reach, 1).copy_(x.relu());
                var y = PixelProduct.Of(own.narrow(3, column, reach + 1), kernels.Layers[i].Own) + above[i].narrow(3, column, 1);
                x = x + (biases.Length == 0 ? y : y + biases[i]);
            }
            return model.Shape.ArrangedAt(model.last.At(model.head.At(x.relu(), kernels.Head).relu(), kernels.Last));
        }
    }
}
