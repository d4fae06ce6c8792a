using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// Two LSTMs that go over the image diagonal by diagonal: one from the top left, whose gates read the states of the pixel to the left and
/// of the one above, and one from the top right, its mirror image. The second one's states are moved down a row before they are added to
/// the first one's, as in its own row a pixel would see those to the right of it. Together they see the inputs at all pixels before,
/// in one layer. Pixel Recurrent Neural Networks, section 3.2.
/// </summary>
public sealed class DiagonalLstmLayer : PixelLstmLayer
{
    private const int Directions = 2;

    private readonly int hidden;
    private readonly RowConv2d input;
    private readonly Parameter state; // from the states of two pixels to the gates, [2, 2h, 4h]
    private readonly RowConv2d up;

    /// <param name="hidden">h, the features of a state.</param>
    /// <param name="colours">1, or 3 where the features fall into three groups of equal size.</param>
    public DiagonalLstmLayer(int hidden, int colours = 1)
        : base(nameof(DiagonalLstmLayer))
    {
        this.hidden = hidden;
        input = new RowConv2d(2 * hidden, Directions * 4 * hidden, neighbours: 0, seesItself: true, colours, parts: Directions * 4);
        var bound = 1 / Math.Sqrt(2 * hidden);
        state = nn.Parameter(empty(Directions, 2 * hidden, 4 * hidden).uniform_(-bound, bound));
        up = new RowConv2d(hidden, 2 * hidden, neighbours: 0, seesItself: true, colours);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x)
    {
        var (height, width) = ((int)x.shape[2], (int)x.shape[3]);
        // both directions from the left, a diagonal after the other: W + H − 1 times [2, H, N, 2h]
        var diagonals = Skew.Apply(stack([x, x.flip(-1)])).permute(4, 0, 3, 1, 2).contiguous().unbind(0);
        // the input's weights on top of the state's: one product gives the gates
        var weights = cat([input.Kernel.reshape(Directions, 4 * hidden, -1).transpose(1, 2), state], 1);
        var bias = input.Bias.reshape(Directions, 1, -1);
        var h = zeros(Directions, 0, x.shape[0], hidden, dtype: x.dtype);
        var (c, first, states) = (h, 0, new List<Tensor>());
        for (var i = 0; i < diagonals.Length; i++)
        {
            // the diagonal's rows, of which the last may be new; the states before have a row of zeros above and below them
            var (from, to) = (Math.Max(0, i - width + 1), Math.Min(height, i + 1));
            var (around, memory) = (WithZeros(h), WithZeros(c));
            var (left, above) = (around.narrow(1, from - first + 1, to - from), around.narrow(1, from - first, to - from));
            var gates = bias.baddbmm(cat([diagonals[i].narrow(1, from, to - from), left, above], -1).flatten(1, 2), weights).unflatten(1, to - from, -1);
            (h, c) = LstmGates.Step(gates, memory.narrow(1, from - first + 1, to - from), dim: 3);
            states.Add(nn.functional.pad(h, [0, 0, 0, 0, from, height - to]));
            first = from;
        }
        var both = Skew.Undo(stack(states, dim: -1).permute(0, 2, 3, 1, 4)).unbind(0);
        return x + up.call(both[0] + nn.functional.pad(both[1].flip(-1), (0, 0, 1, -1)));
    }

    internal override State NewState(long count, int width, Func<Tensor, Tensor> keep) => new Carried(this, count, width, keep);

    private static Tensor WithZeros(Tensor rows) => nn.functional.pad(rows, [0, 0, 0, 0, 1, 1]);

    // one pixel of one direction: [N, 4h], [N, h], [N, h], [N, h] → [N, h] each
    private (Tensor State, Tensor Memory) Step(int direction, Tensor input, Tensor left, Tensor above, Tensor memory) =>
        LstmGates.Step(input + cat([left, above], -1).matmul(state[direction]), memory, dim: 1);

    // of the direction from the left the pixels so far, of the one from the right the whole row above
    private sealed class Carried : State
    {
        private readonly DiagonalLstmLayer layer;
        private readonly int width;
        private readonly (Tensor Input, Tensor Up) kernels;
        private readonly Tensor inputs;   // of this row to the gates of the direction from the right, [W, N, 4h]
        private readonly Tensor states;   // of the direction from the left, of this row, with a zero to the left, [W + 1, N, h]
        private readonly Tensor memories; // likewise
        private readonly Tensor above;    // its states of the row above, [W, N, h]
        private readonly Tensor returned; // states of the direction from the right, of the row above, with a zero to the right, [W + 1, N, h]
        private int current;

        public Carried(DiagonalLstmLayer layer, long count, int width, Func<Tensor, Tensor> keep)
        {
            (this.layer, this.width) = (layer, width);
            kernels = (keep(layer.input.Kernel), keep(layer.up.Kernel));
            inputs = keep(zeros(width, count, 4 * layer.hidden));
            states = keep(zeros(width + 1, count, layer.hidden));
            above = keep(zeros(width, count, layer.hidden));
            memories = keep(zeros_like(states));
            returned = keep(zeros_like(states));
        }

        public override Tensor At(Tensor x, int row, int column)
        {
            if (row > current)
            {
                current = row;
                EndRow();
            }
            var gates = layer.input.At(x, kernels.Input).flatten(1).chunk(Directions, 1);
            inputs[column].copy_(gates[1]);
            var (h, c) = layer.Step(0, gates[0], states[column], above[column], memories[column]);
            states[column + 1].copy_(h);
            memories[column + 1].copy_(c);
            return x + layer.up.At((h + returned[column]).unsqueeze(-1).unsqueeze(-1), kernels.Up);
        }

        private void EndRow()
        {
            above.copy_(states.narrow(0, 1, width));
            var memory = zeros_like(memories[0]);
            for (var column = width - 1; column >= 0; column--)
            {
                (var h, memory) = layer.Step(1, inputs[column], returned[column + 1], returned[column], memory);
                returned[column].copy_(h);
            }
        }
    }
}
