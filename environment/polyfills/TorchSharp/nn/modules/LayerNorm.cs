using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        (this.normalized_shape, this.eps, this.elementwise_affine) = (normalized_shape, eps, elementwise_affine);
        weight = elementwise_affine ? new(ones(normalized_shape, dtype, device)) : null;
        this.bias = elementwise_affine && bias ? new(zeros(normalized_shape, dtype, device)) : null;
    }

    public Parameter? weight { get; set => ConditionallyRegisterParameter(nameof(weight), field = value); }

    public Parameter? bias { get; set => ConditionallyRegisterParameter(nameof(bias), field = value); }

    public long[] normalized_shape { get; set; }

    public double eps { get; set; }

    public bool elementwise_affine { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, normalized_shape, weight, bias, eps);
}
