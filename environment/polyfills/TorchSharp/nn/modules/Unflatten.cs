using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Unflatten : ParameterLessModule<Tensor, Tensor>
{
    private readonly long dim;
    private readonly long[] unflattened_size;

    internal Unflatten(long dim, long[] unflattened_size)
        : base(nameof(Unflatten))
    {
        this.dim = dim;
        this.unflattened_size = unflattened_size;
    }

    public override Tensor forward(Tensor tensor) => tensor.unflatten(dim, unflattened_size);
}
