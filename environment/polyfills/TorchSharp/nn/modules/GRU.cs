using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class GRU : nn.Module<Tensor, Tensor?, (Tensor, Tensor)>
{
    private readonly RecurrentStack stack;

    internal GRU(RecurrentStack stack, Device? device, ScalarType? dtype)
        : base(nameof(GRU))
    {
        this.stack = stack;
        foreach (var (parameter, shape) in stack.Parameters(gates: 3)) register_parameter(parameter, nn.init.Recurrent(shape, stack.Hidden, device, dtype));
    }

    /// <summary>The last layer's states of all steps, and the last step's state of every layer.</summary>
    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null)
    {
        using var zero = h0 is null ? stack.Start(input) : null;
        return Aten.gru_input.Call2(input, h0 ?? zero, parameters().ToArray<Tensor>(), stack.Bias, stack.Layers, stack.Dropout, training, stack.Bidirectional, stack.BatchFirst);
    }

    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0);

    /// <summary>Does nothing: only a GPU wants the weights in one block.</summary>
    public void flatten_parameters()
    {
    }
}
