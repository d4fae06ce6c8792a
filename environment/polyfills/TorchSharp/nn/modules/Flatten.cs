using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
{
    private readonly long start_dim;
    private readonly long end_dim;

    internal Flatten(long start_dim, long end_dim)
        : base(nameof(Flatten))
    {
        this.start_dim = start_dim;
        this.end_dim = end_dim;
    }

    public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);
}
