using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    private protected NormBase(string name, long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(name)
    {
        (this.num_features, this.eps, this.momentum, this.affine, this.track_running_stats) = (num_features, eps, momentum, affine, track_running_stats);
        weight = affine ? new(ones(num_features, dtype, device)) : null;
        bias = affine ? new(zeros(num_features, dtype, device)) : null;
        if (!track_running_stats) return;
        running_mean = zeros(num_features, dtype, device);
        running_var = ones(num_features, dtype, device);
        num_batches_tracked = zeros([], ScalarType.Int64, device);
    }

    public Parameter? weight { get; set => ConditionallyRegisterParameter(nameof(weight), field = value); }

    public Parameter? bias { get; set => ConditionallyRegisterParameter(nameof(bias), field = value); }

    public Tensor? running_mean { get; set => ConditionallyRegisterBuffer(nameof(running_mean), field = value); }

    public Tensor? running_var { get; set => ConditionallyRegisterBuffer(nameof(running_var), field = value); }

    public Tensor? num_batches_tracked { get; set => ConditionallyRegisterBuffer(nameof(num_batches_tracked), field = value); }

    public long num_features { get; }

    public double eps { get; set; }

    public double? momentum { get; set; }

    public bool affine { get; }

    public bool track_running_stats { get; }

    protected abstract void ValidateInputDimensions(Tensor input);

    private protected Tensor Normalize(Tensor input)
    {
        ValidateInputDimensions(input);
        if (training && track_running_stats)
        {
            using var quiet = no_grad();
            num_batches_tracked!.add_(1);
        }
        return nn.functional.batch_norm(input, running_mean!, running_var!, weight, bias, training || !track_running_stats, momentum ?? 0.1, eps);
    }
}
