using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// Real numbers around the decoder's output, with one σ for all: log p(x) = −(x − μ)²/2σ² − log σ − ½ log 2π. Up to constants that is a squared
/// error, and σ says how much it counts. It is a density of grey values: it may exceed 1, and its log be positive.
/// </summary>
public sealed class GaussianPixels : PixelLikelihood
{
    private readonly double logSigma;

    /// <param name="sigma">The standard deviation of a pixel, whose values lie in [0, 1].</param>
    /// <exception cref="ArgumentException">σ is not positive.</exception>
    public GaussianPixels(double sigma = 0.1)
    {
        if (!(sigma > 0 && double.IsFinite(sigma)))
            throw new ArgumentException($"The standard deviation of a pixel must be positive, but is {sigma}.", nameof(sigma));
        (Sigma, logSigma) = (sigma, Math.Log(sigma));
    }

    /// <summary>The standard deviation of a pixel.</summary>
    public double Sigma { get; }

    /// <inheritdoc/>
    public override int ParametersPerPixel => 1;

    /// <inheritdoc/>
    public override Tensor Mean(Tensor parameters) => parameters.clamp(0, 1);

    /// <inheritdoc/>
    public override Tensor Sample(Tensor parameters) => (parameters + Sigma * randn_like(parameters)).clamp(0, 1);

    private protected override Tensor LogOfPixels(Tensor parameters, Tensor x) =>
        -0.5 / (Sigma * Sigma) * (x - parameters).square() - (logSigma + LearnedGaussianPixels.HalfLogTwoPi);
}
