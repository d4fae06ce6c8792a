using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// The distribution of an image's pixels that a decoder's output stands for, each pixel by itself: p(x|z) = ∏ᵢ p(xᵢ | parameters of pixel i).
/// Its choice says what x is: coins, real numbers or bytes. Log-likelihoods of different kinds cannot be compared.
/// </summary>
public abstract class PixelLikelihood
{
    /// <summary>How many numbers the decoder gives for a pixel.</summary>
    public abstract int ParametersPerPixel { get; }

    /// <summary>log p of each image in nats, summed over its pixels: [...].</summary>
    /// <param name="parameters">The decoder's output, [..., P, H, W].</param>
    /// <param name="x">Pixels in [0, 1], [..., 1, H, W], of the shape of the parameters but for P, or broadcast to it.</param>
    /// <exception cref="ArgumentException">A pixel is not what this distribution is about.</exception>
    public Tensor Log(Tensor parameters, Tensor x)
    {
        Require(x);
        // what is in between is as large as the parameters
        using var scope = NewDisposeScope();
        return LogOfPixels(parameters, x).sum([-3, -2, -1]).MoveToOuterDisposeScope();
    }

    /// <summary>The mean of each pixel, [..., 1, H, W], clamped to [0, 1].</summary>
    /// <param name="parameters">The decoder's output, [..., P, H, W].</param>
    public abstract Tensor Mean(Tensor parameters);

    /// <summary>Pixels drawn from their distributions, [..., 1, H, W], clamped to [0, 1].</summary>
    /// <param name="parameters">The decoder's output, [..., P, H, W].</param>
    public abstract Tensor Sample(Tensor parameters);

    private protected abstract Tensor LogOfPixels(Tensor parameters, Tensor x);

    private protected virtual void Require(Tensor x) => BernoulliLikelihood.RequireUnitInterval(x);
}
