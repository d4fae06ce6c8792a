using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
{
    private readonly RecurrentStack stack;

    internal LSTM(RecurrentStack stack, Device? device, ScalarType? dtype)
        : base(nameof(LSTM))
    {
        this.stack = stack;
        foreach (var (parameter, shape) in stack.Parameters(gates: 4)) register_parameter(parameter, nn.init.Recurrent(shape, stack.Hidden, device, dtype));
    }

    /// <summary>The last layer's states of all steps, and the last step's state and cell of every layer.</summary>
    public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
    {
        using var zero = h0_c0 is null ? stack.Start(input) : null;
        var (h, c) = h0_c0 ?? (zero!, zero!);
        return Aten.lstm_input.Call3(input, new[] { h, c }, parameters().ToArray<Tensor>(), stack.Bias, stack.Layers, stack.Dropout, training, stack.Bidirectional, stack.BatchFirst);
    }

    public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    /// <summary>Does nothing: only a GPU wants the weights in one block.</summary>
    public void flatten_parameters()
    {
    }
}
