using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly long padding;

    internal Embedding(long num_embeddings, long embedding_dims, long? padding_idx, Device? device, ScalarType? dtype)
        : base(nameof(Embedding))
    {
        padding = padding_idx ?? -1;
        register_parameter(nameof(weight), weight = new(randn(num_embeddings, embedding_dims, dtype, device)));
        using var quiet = no_grad();
        if (padding_idx is { } row) weight.index_put_(0.0, TensorIndex.Single(row));
    }

    public Parameter weight { get; set; }

    public override Tensor forward(Tensor input) => Aten.embedding.Call(weight, input, padding);
}
