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
        first = new MaskedConv2d(colours, channels, 7, seesItself: false, colours);
        this.layers = new ModuleList<MaskedConv2d>([.. Enumerable.Range(0, layers).Select(_ => new MaskedConv2d(channels, channels, 3, seesItself: true, colours))]);
        classes = new ModuleList<Embedding>([.. Enumerable.Range(0, Shape.Classes > 0 ? layers : 0).Select(_ => nn.Embedding(Shape.Classes, channels))]);
        head = new MaskedConv2d(channels, channels, 1, seesItself: true, colours);
        last = new MaskedConv2d(channels, Shape.LogitsPerPixel, 1, seesItself: true, colours);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor images, Tensor? labels)
    {
        var x = first.call(PixelShape.Centred(images));
        for (var i = 0; i < layers.Count; i++)
        {
            var y = layers[i].call(x.relu());
            x = x + (labels is null ? y : y + classes[i].call(labels).unsqueeze(-1).unsqueeze(-1));
        }
        return Shape.Arranged(last.call(head.call(x.relu()).relu()));
    }

    internal override PixelCache NewCache(long count, Tensor? labels) => new Cache(this, count, labels);

    // of every layer its inputs, with the zeros around them
    private sealed class Cache : PixelCache
    {
        private readonly PixelCnn model;
        private readonly MaskedConv2d[] convolutions;
        private readonly Tensor[] kernels;
        private readonly Tensor[] inputs;
        private readonly Tensor?[] biases;

        public Cache(PixelCnn model, long count, Tensor? labels)
        {
            this.model = model;
            convolutions = [model.first, .. model.layers, model.head, model.last];
            kernels = [.. convolutions.Select(convolution => Keep(convolution.Kernel))];
            inputs = [.. convolutions.Zip(kernels, (convolution, kernel) => Keep(zeros(
                count, kernel.shape[1], model.Shape.Height + convolution.Reach, model.Shape.Width + 2 * convolution.Reach)))];
            biases = [.. model.layers.Select((_, i) => labels is null ? null : Keep(model.classes[i].call(labels).unsqueeze(-1).unsqueeze(-1)))];
        }

        public override Tensor Logits(Tensor images, int row, int column)
        {
            // the image's own rows once more: what stood here when their pixels were asked for had not been drawn yet
            var (reach, before) = (model.first.Reach, Math.Max(0, row - 1));
            inputs[0].narrow(2, before + reach, row + 1 - before).narrow(3, reach, model.Shape.Width).copy_(PixelShape.Centred(images[.., .., before..(row + 1)]));
            var x = At(0, row, column);
            for (var i = 0; i < model.layers.Count; i++)
            {
                var y = Through(i + 1, x.relu(), row, column);
                x = x + (biases[i] is { } bias ? y + bias : y);
            }
            var last = model.layers.Count + 1;
            return model.Shape.ArrangedAt(Through(last + 1, Through(last, x.relu(), row, column).relu(), row, column));
        }

        // keeps a pixel's inputs to a convolution, and convolves there
        private Tensor Through(int index, Tensor input, int row, int column)
        {
            var reach = convolutions[index].Reach;
            inputs[index].narrow(2, row + reach, 1).narrow(3, column + reach, 1).copy_(input);
            return At(index, row, column);
        }

        private Tensor At(int index, int row, int column)
        {
            var reach = convolutions[index].Reach;
            return convolutions[index].At(inputs[index].narrow(2, row, reach + 1).narrow(3, column, 2 * reach + 1), kernels[index]);
        }
    }
}
