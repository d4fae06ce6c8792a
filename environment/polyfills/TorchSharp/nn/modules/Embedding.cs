using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly EmbeddingOptions options;

    internal Embedding(Parameter weight, EmbeddingOptions options)
        : base(nameof(Embedding))
    {
        this.weight = weight;
        this.options = options;
    }

    public Parameter weight { get; set => ConditionallyRegisterParameter(nameof(weight), field = value); }

    public override Tensor forward(Tensor input)
    {
        if (options.MaxNorm is { } bound)
        {
            using var quiet = no_grad();
            Aten.embedding_renorm_.CallInPlace(weight, weight, input, bound, options.NormType);
        }
        return Aten.embedding.Call(weight, input, options.Padding ?? -1, options.ScaleByFrequency, options.Sparse);
    }
}
