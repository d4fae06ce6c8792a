using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// Real numbers around the decoder's first map, with the logarithm of their variance in the second: a σ for each pixel.
/// </summary>
/// <remarks>
/// A pixel that never changes has a likelihood that grows without bound as its σ falls to 0. σ is therefore kept at or above half of a byte's
/// step, 1/510, which is all that bytes can know, and below e⁵ at the other end.
/// </remarks>
public sealed class LearnedGaussianPixels : PixelLikelihood
{
    internal static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);
    private static readonly double LeastLogVariance = 2 * Math.Log(1 / 510.0);
    private const double GreatestLogVariance = 10;

    /// <inheritdoc/>
    public override int ParametersPerPixel => 2;

    /// <inheritdoc/>
    public override Tensor Mean(Tensor parameters) => parameters.narrow(-3, 0, 1).clamp(0, 1);

    /// <inheritdoc/>
    public override Tensor Sample(Tensor parameters)
    {
        var (mean, logVariance) = Split(parameters);
        return (mean + (0.5 * logVariance).exp() * randn_like(mean)).clamp(0, 1);
    }

    /// <summary>The standard deviation of each pixel, [..., 1, H, W].</summary>
    /// <param name="parameters">The decoder's output, [..., 2, H, W].</param>
    public Tensor Sigma(Tensor parameters) => (0.5 * Split(parameters).LogVariance).exp();

    private protected override Tensor LogOfPixels(Tensor parameters, Tensor x)
    {
        var (mean, logVariance) = Split(parameters);
        return -0.5 * ((x - mean).square() * (-logVariance).exp() + logVariance) - HalfLogTwoPi;
    }

    private static (Tensor Mean, Tensor LogVariance) Split(Tensor parameters) =>
        (parameters.narrow(-3, 0, 1), parameters.narrow(-3, 1, 1).clamp(LeastLogVariance, GreatestLogVariance));
}
