using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// An LSTM that goes down the image row by row, all pixels of a row at once. A pixel's gates read the states of the three pixels above it
/// (1×3 convolution), and in its own row the inputs of the pixel and of the one to its left. Going up a row, what it sees widens
/// by a pixel on each side: a triangle. Pixel Recurrent Neural Networks, section 3.1.
/// </summary>
public sealed class RowLstmLayer : PixelLstmLayer
{
    private readonly int hidden;
    private readonly RowConv2d input;
    private readonly Conv1d state;
    private readonly RowConv2d up;

    /// <param name="hidden">h, the features of the state.</param>
    /// <param name="colours">1, or 3 where the features fall into three groups of equal size.</param>
    public RowLstmLayer(int hidden, int colours = 1)
        : base(nameof(RowLstmLayer))
    {
        this.hidden = hidden;
        input = new RowConv2d(2 * hidden, 4 * hidden, neighbours: 1, seesItself: true, colours, parts: 4);
        state = nn.Conv1d(hidden, 4 * hidden, 3, padding: 1, bias: false);
        up = new RowConv2d(hidden, 2 * hidden, neighbours: 0, seesItself: true, colours);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x)
    {
        var (h, c) = Start(x.shape[0], x.shape[3], x.dtype);
        var states = new List<Tensor>();
        foreach (var gates in input.call(x).unbind(2))
        {
            (h, c) = LstmGates.Step(gates + state.call(h), c, dim: 1);
            states.Add(h);
        }
        return x + up.call(stack(states, dim: 2));
    }

    internal override State NewState(long count, int width, Func<Tensor, Tensor> keep) => new Carried(this, count, width, keep);

    // state and memory above the image, [N, h, W]
    private (Tensor State, Tensor Memory) Start(long count, long width, ScalarType type) =>
        (zeros(count, hidden, width, dtype: type), zeros(count, hidden, width, dtype: type));

    private sealed class Carried : State
    {
        private readonly RowLstmLayer layer;
        private readonly (Tensor Input, Tensor Up) kernels;
        private readonly Tensor inputs;        // of this row, with a zero to the left: [N, 2h, 1, W + 1]
        private readonly Tensor states;        // of this row, [N, h, W]
        private readonly Tensor memories;      // of this row, [N, h, W]
        private readonly Tensor above;         // what the states of the row above give to the gates, [N, 4h, W]
        private readonly Tensor memoriesAbove; // of the row above, [N, h, W]
        private int current;

        public Carried(RowLstmLayer layer, long count, int width, Func<Tensor, Tensor> keep)
        {
            this.layer = layer;
            kernels = (keep(layer.input.Kernel), keep(layer.up.Kernel));
            inputs = keep(zeros(count, 2 * layer.hidden, 1, width + 1));
            above = keep(zeros(count, 4 * layer.hidden, width));
            var (h, c) = layer.Start(count, width, ScalarType.Float32);
            (states, memories) = (keep(h), keep(c));
            memoriesAbove = keep(zeros_like(memories));
        }

        public override Tensor At(Tensor x, int row, int column)
        {
            if (row > current)
            {
                current = row;
                above.copy_(layer.state.call(states));
                memoriesAbove.copy_(memories);
            }
            inputs.narrow(3, column + 1, 1).copy_(x);
            var gates = layer.input.At(inputs.narrow(3, column, 2), kernels.Input).squeeze(2) + above.narrow(2, column, 1);
            var (h, c) = LstmGates.Step(gates, memoriesAbove.narrow(2, column, 1), dim: 1);
            states.narrow(2, column, 1).copy_(h);
            memories.narrow(2, column, 1).copy_(c);
            return x + layer.up.At(h.unsqueeze(2), kernels.Up);
        }
    }
}
