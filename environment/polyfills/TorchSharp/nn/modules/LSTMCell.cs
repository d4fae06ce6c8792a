using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class LSTMCell : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor)>
{
    private readonly long hidden;

    internal LSTMCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(LSTMCell))
    {
        hidden = hiddenSize;
        weight_ih = nn.init.Recurrent([4 * hidden, inputSize], hidden, device, dtype);
        weight_hh = nn.init.Recurrent([4 * hidden, hidden], hidden, device, dtype);
        bias_ih = bias ? nn.init.Recurrent([4 * hidden], hidden, device, dtype) : null;
        bias_hh = bias ? nn.init.Recurrent([4 * hidden], hidden, device, dtype) : null;
    }

    public Parameter weight_ih { get; set => ConditionallyRegisterParameter(nameof(weight_ih), field = value); }

    public Parameter weight_hh { get; set => ConditionallyRegisterParameter(nameof(weight_hh), field = value); }

    public Parameter? bias_ih { get; set => ConditionallyRegisterParameter(nameof(bias_ih), field = value); }

    public Parameter? bias_hh { get; set => ConditionallyRegisterParameter(nameof(bias_hh), field = value); }

    public override (Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0)
    {
        if (h0_c0 is { } state) return Aten.lstm_cell.Call2(input, new[] { state.Item1, state.Item2 }, weight_ih, weight_hh, bias_ih, bias_hh);
        using var zero = zeros([input.shape[0], hidden], input.dtype, input.device);
        return Aten.lstm_cell.Call2(input, new[] { zero, zero }, weight_ih, weight_hh, bias_ih, bias_hh);
    }

    public new (Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => forward(input, h0_c0);
}
