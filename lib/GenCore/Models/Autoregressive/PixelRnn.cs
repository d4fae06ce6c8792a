using GenCore.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Models.Autoregressive;

/// <summary>
/// PixelRNN: recurrent layers over the pixels, so that a state can carry what was seen across the whole image.
/// Van den Oord, Kalchbrenner and Kavukcuoglu, Pixel Recurrent Neural Networks (2016), arXiv:1601.06759.
/// <para>
/// 7×7 mask A → LSTM layers with residuals → relu, 1×1 → relu, 1×1 → logits. Of the two kinds, <see cref="RowLstm"/> sees a triangle
/// above a pixel and <see cref="DiagonalBiLstm"/> what is beside it too.
/// </para>
/// </summary>
public abstract class PixelRnn : AutoregressiveModel
{
    // RegisterComponents finds fields through the derived type, from which a base's private ones are hidden
    private protected readonly MaskedConv2d first;
    private protected readonly ModuleList<PixelLstmLayer> layers;
    private protected readonly MaskedConv2d head;
    private protected readonly MaskedConv2d last;

    private protected PixelRnn(string name, PixelShape? shape, int hidden, int layers, Func<int, int, PixelLstmLayer> newLayer)
        : base(name, (shape ?? new PixelShape()).Checked())
    {
        if (hidden < 1 || layers < 1)
            throw new ArgumentException($"A PixelRNN needs at least 1 layer with a state of at least 1 feature, but was given {layers} and {hidden}.");
        if (Shape.Classes > 0)
            throw new ArgumentException($"A PixelRNN is not told classes, but was asked for {Shape.Classes}: leave them out, or take a PixelCNN.");
        var (colours, features) = (Shape.Channels, 2 * hidden);
        first = new MaskedConv2d(Shape.InputsPerPixel, features, 7, seesItself: false, colours);
        this.layers = new ModuleList<PixelLstmLayer>([.. Enumerable.Range(0, layers).Select(_ => newLayer(hidden, colours))]);
        head = new MaskedConv2d(features, features, 1, seesItself: true, colours);
        last = new MaskedConv2d(features, Shape.LogitsPerPixel, 1, seesItself: true, colours);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor images, Tensor? labels)
    {
        var x = first.call(Shape.Read(images));
        foreach (var layer in layers)
            x = layer.call(x);
        return Shape.Arranged(last.call(head.call(x.relu()).relu()));
    }

    internal override PixelCache NewCache(long count, Tensor? labels) => new Cache(this, count);

    private sealed class Cache : PixelCache
    {
        private readonly PixelRnn model;
        private readonly (Tensor First, Tensor Head, Tensor Last) kernels;
        private readonly PixelWindow window;
        private readonly PixelLstmLayer.State[] states;

        public Cache(PixelRnn model, long count)
        {
            this.model = model;
            var shape = model.Shape;
            kernels = (Keep(model.first.Kernel), Keep(model.head.Kernel), Keep(model.last.Kernel));
            window = new PixelWindow(shape, count, model.first.Reach, Keep);
            states = [.. model.layers.Select(layer => layer.NewState(count, shape.Width, Keep))];
        }

        public override Tensor Logits(Tensor images, int row, int column)
        {
            var x = model.first.At(window.At(images, row, column), kernels.First);
            foreach (var state in states)
                x = state.At(x, row, column);
            return model.Shape.ArrangedAt(model.last.At(model.head.At(x.relu(), kernels.Head).relu(), kernels.Last));
        }
    }
}
