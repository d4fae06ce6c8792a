using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Linear : nn.Module<Tensor, Tensor>
{
    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        register_parameter(nameof(weight), this.weight = weight);
        register_parameter(nameof(bias), this.bias = bias);
    }

    public Parameter weight { get; set; }

    public Parameter? bias { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, bias);
}
