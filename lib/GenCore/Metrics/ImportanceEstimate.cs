using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>Estimates of log p(x), and how uncertain they are.</summary>
/// <param name="LogLikelihood">log p(x) of each image in nats, [N], double precision.</param>
/// <param name="StandardError">The standard error of each that comes from drawing, [N]; NaN for a single draw.</param>
public sealed record ImportanceEstimate(Tensor LogLikelihood, Tensor StandardError)
{
    /// <summary>The mean of −log p(x) over the images in nats, with the part of its error that comes from drawing: on other images it would differ by more.</summary>
    public Estimate NegativeLogLikelihood => new(
        -LogLikelihood.mean().ToDouble(), StandardError.square().sum().sqrt().ToDouble() / LogLikelihood.shape[0], LogLikelihood.shape[0]);
}
