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

    private protected override Tensor LogOfPixels(Tensor parameters, Tensor x) =>
        -nn.functional.binary_cross_entropy_with_logits(parameters, x.expand_as(parameters), reduction: nn.Reduction.None);
}
