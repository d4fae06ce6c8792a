using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype)
        : base(nameof(PReLU)) => register_parameter(nameof(weight), weight = new(full(num_parameters, init, dtype, device)));

    public Parameter weight { get; set; }

    public override Tensor forward(Tensor tensor) => tensor.prelu(weight);
}
