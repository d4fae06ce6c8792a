using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// Bytes: a logistic distribution over the real numbers, of which each of the 256 levels gets the mass of its interval, the first and the last one
/// with all that lies beyond. The decoder gives the mean μ and the logarithm of the scale s: P(x) = σ((x + ½δ − μ)/s) − σ((x − ½δ − μ)/s)
/// with δ = 1/255. These are probabilities: −log P in nats is comparable with other models of bytes.
/// Salimans, Karpathy, Chen and Kingma, PixelCNN++ (2017), section 2.1 with one component, arXiv:1701.05517.
/// </summary>
public sealed class LogisticPixels : PixelLikelihood
{
    private const double HalfStep = 0.5 / 255;
    private const double LeastLogScale = -7; // narrower than a level by far
    private const double GreatestLogScale = 5;

    /// <inheritdoc/>
    public override int ParametersPerPixel => 2;

    /// <inheritdoc/>
    public override Tensor Mean(Tensor parameters) => parameters.narrow(-3, 0, 1).clamp(0, 1);

    /// <inheritdoc/>
    public override Tensor Sample(Tensor parameters)
    {
        var (mean, logScale) = Split(parameters);
        var uniform = rand_like(mean).clamp(1e-6, 1 - 1e-6);
        var drawn = mean + logScale.exp() * (uniform.log() - (1 - uniform).log());
        return (drawn.clamp(0, 1) * 255).round() / 255;
    }

    private protected override Tensor LogOfPixels(Tensor parameters, Tensor x)
    {
        var (mean, logScale) = Split(parameters);
        var (distance, narrow) = (x - mean, (-logScale).exp());
        var (upper, lower) = ((distance + HalfStep) * narrow, (distance - HalfStep) * narrow);
        // σ(u) − σ(l) = σ(u) σ(−l) (1 − e^(l−u)), each factor with an exact logarithm far out in the tails
        var inside = nn.functional.logsigmoid(upper) + nn.functional.logsigmoid(-lower) + (-(-2 * HalfStep * narrow).expm1()).log();
        return where(x.lt(HalfStep), nn.functional.logsigmoid(upper), where(x.gt(1 - HalfStep), nn.functional.logsigmoid(-lower), inside));
    }

    private protected override void Require(Tensor x)
    {
        base.Require(x);
        using var scope = NewDisposeScope();
        var levels = x.detach() * 255;
        if ((levels - levels.round()).abs().max().ToDouble() > 1e-3)
            throw new ArgumentException("Pixels of 256 levels are multiples of 1/255, but these are not: give bytes scaled by 1/255, or take a Gaussian for real numbers.");
    }

    private static (Tensor Mean, Tensor LogScale) Split(Tensor parameters) =>
        (parameters.narrow(-3, 0, 1), parameters.narrow(-3, 1, 1).clamp(LeastLogScale, GreatestLogScale));
}
