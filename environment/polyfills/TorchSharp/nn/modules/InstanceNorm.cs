using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class InstanceNorm : NormBase
{
    private protected InstanceNorm(string name, long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(name, num_features, eps, momentum, affine, track_running_stats, device, dtype)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        return nn.functional.instance_norm(input, running_mean, running_var, weight, bias, training || !track_running_stats, momentum ?? 0.1, eps);
    }
}
