using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// How many classes samples reach by a classifier's verdict, and how evenly: Metz et al., Unrolled Generative Adversarial Networks (2017),
/// section 3.3.2; Srivastava et al., VEEGAN (2017), section 4.2.
/// </summary>
/// <param name="Modes">Classes that have a sample.</param>
/// <param name="Divergence">KL(samples ‖ data) of the shares of the classes, in nats.</param>
public sealed record ModeCount(int Modes, double Divergence)
{
    /// <summary>Counts verdicts.</summary>
    /// <param name="labels">The class of each sample, int64 [N], from 0: <c>classifier.Probabilities(samples).argmax(1)</c>.</param>
    /// <param name="classes">K, the number of classes.</param>
    /// <param name="shares">The share of each class among the data, [K], positive and finite; equal ones where none are given.</param>
    /// <exception cref="ArgumentException">There are no samples, a label is no class, or the shares are not K positive finite numbers.</exception>
    public static ModeCount Of(Tensor labels, int classes = 10, Tensor? shares = null)
    {
        if (labels.dim() != 1 || labels.shape[0] < 1)
            throw new ArgumentException($"Modes are counted on labels [N] of at least 1 sample, but were given as [{string.Join(", ", labels.shape)}].");
        ClassLabels.Require(labels, labels.shape[0], classes);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var data = shares?.to(ScalarType.Float64) ?? ones(classes, ScalarType.Float64);
        if (data.dim() != 1 || data.shape[0] != classes)
            throw new ArgumentException($"The shares of {classes} classes must be as many numbers, but are [{string.Join(", ", data.shape)}].", nameof(shares));
        var bad = data.gt(0).logical_and(data.isfinite()).logical_not().nonzero();
        if (bad.shape[0] > 0)
            throw new ArgumentException($"The shares of {classes} classes must be positive and finite, but that of class {bad[0].item<long>()} is {data[bad[0].item<long>()].item<double>()}.", nameof(shares));
        var counts = labels.bincount(null, classes).to(ScalarType.Float64);
        var found = counts / counts.sum();
        var divergence = found.xlogy(found / (data / data.sum())).sum().item<double>();
        return new((int)counts.gt(0).sum().item<long>(), divergence);
    }
}
