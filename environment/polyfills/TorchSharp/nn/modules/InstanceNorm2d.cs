using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class InstanceNorm2d : InstanceNorm
{
    internal InstanceNorm2d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(nameof(InstanceNorm2d), num_features, eps, momentum, affine, track_running_stats, device, dtype)
    {
    }

    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.dim() != 4) throw new ArgumentException($"InstanceNorm2d takes tensors of 4 dimensions, not {input.dim()}");
    }
}
