using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>Labels as they are given to whatever is told a class.</summary>
internal static class ClassLabels
{
    /// <summary>Labels as vectors with a single 1, [count, classes], of the type of the numbers that they stand beside.</summary>
    /// <param name="labels">The class of each sample, int64 [count].</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="type">The element type of the result.</param>
    /// <exception cref="ArgumentException">They are not int64 [count], or one is not in 0 … classes − 1.</exception>
    public static Tensor OneHot(Tensor labels, long count, long classes, ScalarType type)
    {
        Require(labels, count, classes);
        return nn.functional.one_hot(labels, classes).to(type);
    }

    /// <summary>Refuses labels that are no classes, or not one for each sample.</summary>
    /// <exception cref="ArgumentException">They are not int64 [count], or one is not in 0 … classes − 1.</exception>
    public static void Require(Tensor labels, long count, long classes)
    {
        if (labels.dtype != ScalarType.Int64 || labels.dim() != 1 || labels.shape[0] != count)
            throw new ArgumentException($"There are labels {labels.dtype} [{string.Join(", ", labels.shape)}] for {count} samples, expected Int64 with one label each.");
        RequireInRange(labels, classes);
    }

    /// <summary>Refuses labels of which one is not in 0 … classes − 1.</summary>
    /// <exception cref="ArgumentException">One is not.</exception>
    public static void RequireInRange(Tensor labels, long classes)
    {
        if (labels.numel() > 0 && (labels.min().ToInt64() < 0 || labels.max().ToInt64() >= classes))
            throw new ArgumentException($"Labels run from {labels.min().ToInt64()} to {labels.max().ToInt64()}, expected 0 to {classes - 1}.");
    }
}
