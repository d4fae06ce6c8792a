using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Dropout2d : ParameterLessModule<Tensor, Tensor>
{
    private readonly double p;
    private readonly bool inplace;

    internal Dropout2d(double p, bool inplace)
        : base(nameof(Dropout2d))
    {
        this.p = p;
        this.inplace = inplace;
    }

    public override Tensor forward(Tensor input) => nn.functional.dropout2d(input, p, training, inplace);
}
