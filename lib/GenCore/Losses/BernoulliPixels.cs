using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>Black or white: the decoder gives the logit of white. For grey values see <see cref="BernoulliLikelihood"/>.</summary>
public sealed class BernoulliPixels : PixelLikelihood
{
    /// <inheritdoc/>
    public override int ParametersPerPixel => 1;

    /// <inheritdoc/>
    public override Tensor Mean(Tensor parameters) => parameters.sigmoid();

    /// <inheritdoc/>
    public override Tensor Sample(Tensor parameters) => rand_like(parameters).lt(parameters.sigmoid()).to(parameters.dtype);

    // log σ(l) = l − softplus(l) and log(1 − σ(l)) = −softplus(l). Beyond 40, softplus(l) is l to the last digit of a double; below −28 it is less
    // than 1e-12, and numbers too small for single precision's full digits slow its logarithm to a third
    private protected override Tensor LogOfPixels(Tensor parameters, Tensor x) =>
        x * parameters - nn.functional.softplus(parameters.clamp_min(-28), beta: 1, threshold: 40);
}
