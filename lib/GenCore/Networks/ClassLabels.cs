using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>What a network that is told a class asks of the labels.</summary>
internal static class ClassLabels
{
    /// <summary>Refuses labels that are no classes, or not one for each sample.</summary>
    /// <exception cref="ArgumentException">They are not int64 [count], or one is not in 0 … classes − 1.</exception>
    public static void Require(Tensor labels, long count, long classes)
    {
        if (labels.dtype != ScalarType.Int64 || labels.dim() != 1 || labels.shape[0] != count)
            throw new ArgumentException($"There are labels {labels.dtype} [{string.Join(", ", labels.shape)}] for {count} samples, expected Int64 with one label each.");
        if (count > 0 && (labels.min().ToInt64() < 0 || labels.max().ToInt64() >= classes))
            throw new ArgumentException($"Labels run from {labels.min().ToInt64()} to {labels.max().ToInt64()}, expected 0 to {classes - 1}.");
    }
}
