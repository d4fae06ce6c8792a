using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class LogSoftmax : ParameterLessModule<Tensor, Tensor>
{
    private readonly long dim;

    internal LogSoftmax(long dim)
        : base(nameof(LogSoftmax))
    {
        this.dim = dim;
    }

    public override Tensor forward(Tensor tensor) => tensor.log_softmax(dim);
}
