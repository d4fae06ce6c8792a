using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype)
        : base(nameof(PReLU))
    {
        this.init = init;
        weight = new(full(num_parameters, init, dtype, device));
    }

    public Parameter weight { get; set => ConditionallyRegisterParameter(nameof(weight), field = value); }

    public long num_parameters => weight.shape[0];

    public double init { get; }

    public override Tensor forward(Tensor tensor) => tensor.prelu(weight);
}
