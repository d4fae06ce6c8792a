using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>What every metric asks of the features that it is given.</summary>
internal static class FeatureCheck
{
    /// <summary>Refuses features that are no matrix [N, D] of at least so many rows, or of which one is NaN or infinite.</summary>
    /// <param name="features">The features.</param>
    /// <param name="name">What they are, for the message: "real" or "generated".</param>
    /// <param name="least">The fewest rows.</param>
    /// <exception cref="ArgumentException">They are.</exception>
    public static void Require(Tensor features, string name, long least = 2)
    {
        if (features.dim() != 2 || features.shape[1] < 1)
            throw new ArgumentException($"The {name} features are [{string.Join(", ", features.shape)}], expected [N, D] with one row for each sample: flatten images with Pixels.Of.");
        if (!features.is_floating_point())
            throw new ArgumentException($"The {name} features are {features.dtype}, expected Float32 or Float64: convert them with .to(ScalarType.Float32).");
        if (features.shape[0] < least)
            throw new ArgumentException($"There {(features.shape[0] == 1 ? "is 1 sample" : $"are {features.shape[0]} samples")} among the {name} features, and at least {least} are needed.");
        using var scope = NewDisposeScope();
        // a sum is finite only if all its terms are, and takes no memory; where it overflows, each row is asked
        if (!double.IsFinite(features.detach().sum().to(ScalarType.Float64).item<double>()) && !features.isfinite().all().item<bool>())
        {
            var row = features.isfinite().all(1).logical_not().nonzero()[0].item<long>();
            throw new ArgumentException($"Row {row} of the {name} features holds NaN or infinity: look for a diverged generator or a damaged file.");
        }
    }

    /// <summary>Refuses two sets that are not fit for each other.</summary>
    /// <inheritdoc cref="Require"/>
    public static void RequirePair(Tensor real, Tensor generated, long least = 2, string first = "real", string second = "generated")
    {
        Require(real, first, least);
        Require(generated, second, least);
        if (real.shape[1] != generated.shape[1])
            throw new ArgumentException($"The {first} features have {real.shape[1]} dimensions and the {second} ones {generated.shape[1]}: take both from the same network.");
    }
}
