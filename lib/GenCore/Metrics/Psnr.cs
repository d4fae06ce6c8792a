using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>The peak signal-to-noise ratio of image pairs, 10 log₁₀(1 / mean squared error) for pixels in [0, 1]. Agrees with scikit-image's <c>peak_signal_noise_ratio</c>.</summary>
public static class Psnr
{
    /// <summary>The ratio of each pair in decibels, float64 [N]: infinite where both are equal.</summary>
    /// <param name="images">Pixels in [0, 1], [N, C, H, W].</param>
    /// <param name="others">What they are compared with, of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ, or pixels are outside [0, 1].</exception>
    public static Tensor Of(Tensor images, Tensor others)
    {
        ImageCheck.RequirePairs(images, others);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var error = (images.to(ScalarType.Float64) - others.to(ScalarType.Float64)).square().flatten(1).mean([1]);
        return (error.log() * (-10 / Math.Log(10))).MoveToOuterDisposeScope();
    }
}
