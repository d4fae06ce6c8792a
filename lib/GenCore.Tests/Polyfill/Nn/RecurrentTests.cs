using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

public class RecurrentTests
{
    [Fact]
    public void LSTM_runs_its_cell_along_the_steps()
    {
        manual_seed(21);
        using var scope = NewDisposeScope();
        var (lstm, cell) = (LSTM(3, 2), LSTMCell(3, 2));
        cell.load_state_dict(lstm.state_dict().ToDictionary(p => p.Key.Replace("_l0", ""), p => p.Value));
        var x = randn(4, 5, 3);
        var (output, last, lastCell) = lstm.call(x);
        (Tensor, Tensor)? state = null;
        for (var step = 0; step < 4; step++)
        {
            state = cell.call(x[step], state);
            Assert.True(allclose(state.Value.Item1, output[step], 1e-5, 1e-6));
        }
        Assert.True(allclose(state!.Value.Item1, last[0], 1e-5, 1e-6));
        Assert.True(allclose(state.Value.Item2, lastCell[0], 1e-5, 1e-6));
    }

    [Fact]
    public void GRU_runs_its_cell_along_the_steps()
    {
        manual_seed(22);
        using var scope = NewDisposeScope();
        var (gru, cell) = (GRU(3, 2), GRUCell(3, 2));
        cell.load_state_dict(gru.state_dict().ToDictionary(p => p.Key.Replace("_l0", ""), p => p.Value));
        var x = randn(4, 5, 3);
        var (output, _) = gru.call(x);
        var state = zeros(5, 2);
        for (var step = 0; step < 4; step++)
        {
            state = cell.call(x[step], state);
            Assert.True(allclose(state, output[step], 1e-5, 1e-6));
        }
    }

    [Fact]
    public void Layers_and_directions_have_weights_of_their_own()
    {
        using var scope = NewDisposeScope();
        var lstm = LSTM(3, 2, numLayers: 2, batchFirst: true, bidirectional: true);
        Assert.Equal(
            ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse", "weight_hh_l0_reverse", "bias_ih_l0_reverse", "bias_hh_l0_reverse"],
            lstm.named_parameters().Select(p => p.name).Take(8));
        Assert.Equal([8L, 4L], lstm.get_parameter("weight_ih_l1")!.shape);
        var (output, last, _) = lstm.call(randn(5, 7, 3));
        Assert.Equal([5L, 7L, 4L], output.shape);
        Assert.Equal([4L, 5L, 2L], last.shape);
        Assert.True(allclose(output[.., 6, ..2], last[2]));
        Assert.True(allclose(output[.., 0, 2..], last[3]));
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        manual_seed(23);
        var lstm = LSTM(2, 2, numLayers: 2, bidirectional: true).to(float64);
        var (x, h, c) = (GradientCase.Leaf(3, 1, 2), GradientCase.Leaf(4, 1, 2), GradientCase.Leaf(4, 1, 2));
        new GradientCase(() =>
        {
            var (output, last, cells) = lstm.call(x, (h, c));
            return cat([output.flatten(), last.flatten(), cells.flatten()]);
        }, [x, h, c, .. lstm.parameters()]).Check("LSTM");

        var gru = GRU(2, 2, bias: false).to(float64);
        new GradientCase(() => gru.call(x).Item1, [x, .. gru.parameters()]).Check("GRU");
    }

    [Fact]
    public void A_sequence_without_a_batch_is_refused_by_its_shape() =>
        Assert.Contains("[steps, batch, features]", Assert.Throws<ArgumentException>(() => LSTM(3, 2).call(randn(4, 3))).Message);
}
