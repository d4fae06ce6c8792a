using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// How much of a class can be read off features with a straight line: multinomial logistic regression on frozen features, the usual measure of
/// representations. Alain and Bengio, Understanding intermediate layers using linear classifier probes (2016), arXiv:1610.01644.
/// </summary>
public sealed class LinearProbe
{
    private const int Steps = 300;

    private readonly Tensor mean;   // [D]
    private readonly Tensor spread; // [D]
    private readonly Tensor weight; // [D, K]
    private readonly Tensor bias;   // [K]

    private LinearProbe(Tensor mean, Tensor spread, Tensor weight, Tensor bias) =>
        (this.mean, this.spread, this.weight, this.bias) = (mean, spread, weight, bias);

    /// <summary>Fits the regression. Features are standardised; the loss is convex, and full-batch Adam on a falling rate comes to its end.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="labels">The class of each, int64 [N], from 0.</param>
    /// <param name="classes">K, the number of classes.</param>
    /// <param name="penalty">The weight of ½‖W‖² beside the mean cross entropy; it matters where labels are few.</param>
    /// <exception cref="ArgumentException">Features and labels do not belong together, or labels are out of range.</exception>
    public static LinearProbe Fit(Tensor features, Tensor labels, int classes = 10, double penalty = 0.01)
    {
        if (features.dim() != 2 || labels.dim() != 1 || features.shape[0] != labels.shape[0] || features.shape[0] < 1)
            throw new ArgumentException($"A probe reads features [N, D] with labels [N], but was given [{string.Join(", ", features.shape)}] and [{string.Join(", ", labels.shape)}].");
        ClassLabels.RequireInRange(labels, classes);
        if (!(penalty >= 0))
            throw new ArgumentException($"The penalty of a probe must be at least 0, but is {penalty}.", nameof(penalty));
        using var gradients = enable_grad(); // it learns where the caller only measures, too
        using var scope = NewDisposeScope();
        var x = features.detach();
        var (mean, spread) = (x.mean([0]), x.@var(0, unbiased: false).sqrt().clamp_min(1e-6));
        var standard = (x - mean) / spread;
        var weight = nn.Parameter(zeros(x.shape[1], classes, x.dtype));
        var bias = nn.Parameter(zeros(classes, x.dtype));
        using var optimizer = optim.Adam([weight, bias], lr: 0.1);
        for (var step = 0; step < Steps; step++)
        {
            using var inner = NewDisposeScope();
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = 0.1 * (1 - step / (double)Steps);
            optimizer.zero_grad();
            (nn.functional.cross_entropy(standard.mm(weight) + bias, labels) + 0.5 * penalty * weight.square().sum()).backward();
            optimizer.step();
        }
        return new(Kept(mean), Kept(spread), Kept(weight), Kept(bias));

        static Tensor Kept(Tensor value) => value.detach().clone().MoveToOuterDisposeScope();
    }

    /// <summary>The log-probability of each class, [N, K].</summary>
    /// <param name="features">[N, D].</param>
    public Tensor LogProbability(Tensor features)
    {
        using var noGradient = no_grad();
        return (((features - mean) / spread).mm(weight) + bias).log_softmax(1);
    }

    /// <summary>The share of samples whose most likely class is the right one, in [0, 1].</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="labels">The class of each, int64 [N].</param>
    public double Accuracy(Tensor features, Tensor labels)
    {
        using var scope = NewDisposeScope();
        return LogProbability(features).argmax(1).eq(labels).to(ScalarType.Float64).mean().item<double>();
    }
}
