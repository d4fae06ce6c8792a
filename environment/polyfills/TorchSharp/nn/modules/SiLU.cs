using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
{
    private readonly bool inplace;

    internal SiLU(bool inplace)
        : base(nameof(SiLU))
    {
        this.inplace = inplace;
    }

    public override Tensor forward(Tensor tensor) => nn.functional.silu(tensor, inplace);
}
