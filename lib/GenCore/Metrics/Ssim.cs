using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// The structural similarity of image pairs: luminance, contrast and structure in a Gaussian window of 11×11 pixels (σ = 1.5), K₁ = 0.01, K₂ = 0.03, averaged
/// over the places where the window fits, and over channels. Wang et al., Image Quality Assessment: From Error Visibility to Structural Similarity (2004),
/// section III. Agrees with scikit-image's <c>structural_similarity(x, y, data_range=1, gaussian_weights=True, sigma=1.5, use_sample_covariance=False)</c>, with
/// its <c>channel_axis</c> where there are channels.
/// </summary>
public static class Ssim
{
    private const int Window = 11;
    private const double Sigma = 1.5;
    private const double C1 = 0.01 * 0.01;
    private const double C2 = 0.03 * 0.03;

    /// <summary>The similarity of each pair, float64 [N]: 1 where both are equal, and less elsewhere.</summary>
    /// <param name="images">Pixels in [0, 1], [N, C, H, W] with a height and width of at least 11.</param>
    /// <param name="others">What they are compared with, of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ, images are smaller than the window, or pixels are outside [0, 1].</exception>
    public static Tensor Of(Tensor images, Tensor others)
    {
        ImageCheck.RequirePairs(images, others);
        var (n, c, h, w) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3]);
        if (h < Window || w < Window)
            throw new ArgumentException($"Structural similarity looks through a window of {Window}×{Window} pixels, and the images have {h}×{w}.");
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var offsets = arange(Window, ScalarType.Float64) - Window / 2;
        var weights = (offsets.square() / (-2 * Sigma * Sigma)).exp();
        weights = weights / weights.sum();
        var (x, y) = (images.to(ScalarType.Float64).reshape(n * c, 1, h, w), others.to(ScalarType.Float64).reshape(n * c, 1, h, w));
        var (meanX, meanY) = (Blurred(x), Blurred(y));
        var (varianceX, varianceY, covariance) = (Blurred(x * x) - meanX * meanX, Blurred(y * y) - meanY * meanY, Blurred(x * y) - meanX * meanY);
        var similarity = (2 * meanX * meanY + C1) * (2 * covariance + C2) / ((meanX * meanX + meanY * meanY + C1) * (varianceX + varianceY + C2));
        return similarity.reshape(n, -1).mean([1]).MoveToOuterDisposeScope();

        Tensor Blurred(Tensor values) =>
            nn.functional.conv2d(nn.functional.conv2d(values, weights.reshape(1, 1, Window, 1)), weights.reshape(1, 1, 1, Window));
    }
}
