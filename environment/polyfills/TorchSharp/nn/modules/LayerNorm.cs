using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    private readonly long[] shape;

    internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        (shape, this.eps, this.elementwise_affine) = (normalized_shape, eps, elementwise_affine);
        register_parameter(nameof(weight), weight = elementwise_affine ? new(ones(shape, dtype, device)) : null);
        register_parameter(nameof(bias), this.bias = elementwise_affine && bias ? new(zeros(shape, dtype, device)) : null);
    }

    public Parameter? weight { get; set; }

    public Parameter? bias { get; set; }

    public double eps { get; set; }

    public bool elementwise_affine { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, shape, weight, bias, eps);
}
