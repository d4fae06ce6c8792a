using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
    internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
        : base(nameof(GroupNorm))
    {
        (this.num_groups, this.eps, this.affine) = (num_groups, eps, affine);
        weight = affine ? new(ones(num_channels, dtype, device)) : null;
        bias = affine ? new(zeros(num_channels, dtype, device)) : null;
    }

    public Parameter? weight { get; set => ConditionallyRegisterParameter(nameof(weight), field = value); }

    public Parameter? bias { get; set => ConditionallyRegisterParameter(nameof(bias), field = value); }

    public long num_groups { get; set; }

    public double eps { get; set; }

    public bool affine { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.group_norm(tensor, num_groups, weight, bias, eps);
}
