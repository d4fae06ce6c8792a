using GenCore.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// How many modes samples reach, and how many samples reach a mode. A sample is of high quality if it lies within three standard deviations of the
/// nearest centre; a mode is covered if such a sample belongs to it. Srivastava et al., VEEGAN (2017), section 4.1.
/// </summary>
/// <param name="Modes">Modes covered.</param>
/// <param name="HighQuality">The share of samples of high quality, in [0, 1].</param>
public sealed record ModeCoverage(int Modes, double HighQuality)
{
    private const double Reach = 3;

    /// <summary>Measures samples against the modes of the data.</summary>
    /// <param name="samples">[N, 2]; 2,500 are the custom.</param>
    /// <param name="data">The modes.</param>
    /// <exception cref="ArgumentException">There are no samples, they are of another shape, or not finite.</exception>
    public static ModeCoverage Of(Tensor samples, GaussianModes data)
    {
        if (samples.shape is not [>= 1, 2])
            throw new ArgumentException($"Modes are covered by samples of shape [N, 2] with N of at least 1, but was given [{string.Join(", ", samples.shape)}].");
        using var scope = NewDisposeScope();
        if (!samples.isfinite().all().item<bool>())
            throw new ArgumentException("A sample is NaN or infinite: look for a diverged generator.");
        // of the differences themselves, as centres far from 0 leave few digits to products
        var squares = (samples.to(ScalarType.Float64).unsqueeze(1) - data.Centres.to(ScalarType.Float64)).square().sum(2);
        var near = squares.amin([1]).le(Math.Pow(Reach * data.Deviation, 2));
        var reached = squares.argmin(1).masked_select(near);
        return new(reached.bincount(null, data.Centres.shape[0]).gt(0).sum().to(ScalarType.Int32).item<int>(), near.to(ScalarType.Float64).mean().item<double>());
    }
}
