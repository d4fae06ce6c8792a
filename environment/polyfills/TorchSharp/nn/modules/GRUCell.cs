using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class GRUCell : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly long hidden;

    internal GRUCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(GRUCell))
    {
        hidden = hiddenSize;
        weight_ih = nn.init.Recurrent([3 * hidden, inputSize], hidden, device, dtype);
        weight_hh = nn.init.Recurrent([3 * hidden, hidden], hidden, device, dtype);
        bias_ih = bias ? nn.init.Recurrent([3 * hidden], hidden, device, dtype) : null;
        bias_hh = bias ? nn.init.Recurrent([3 * hidden], hidden, device, dtype) : null;
    }

    public Parameter weight_ih { get; set => ConditionallyRegisterParameter(nameof(weight_ih), field = value); }

    public Parameter weight_hh { get; set => ConditionallyRegisterParameter(nameof(weight_hh), field = value); }

    public Parameter? bias_ih { get; set => ConditionallyRegisterParameter(nameof(bias_ih), field = value); }

    public Parameter? bias_hh { get; set => ConditionallyRegisterParameter(nameof(bias_hh), field = value); }

    public override Tensor forward(Tensor input, Tensor? h0 = null)
    {
        if (h0 is not null) return Aten.gru_cell.Call(input, h0, weight_ih, weight_hh, bias_ih, bias_hh);
        using var zero = zeros([input.shape[0], hidden], input.dtype, input.device);
        return Aten.gru_cell.Call(input, zero, weight_ih, weight_hh, bias_ih, bias_hh);
    }
}
