using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Display.Exercises;

/// <summary>Holds a reader's tensor against the right one.</summary>
internal static class TensorCheck
{
    /// <summary>What is wrong with the tensor, told of its worst element; null where it is right.</summary>
    /// <param name="answer">The reader's tensor, of any shape and type; null stands for "not answered yet".</param>
    /// <param name="expected">The right one.</param>
    /// <param name="tolerance">How far off an element may be.</param>
    public static string? Fault(Tensor? answer, Tensor expected, double tolerance)
    {
        if (answer is null) return Comparison.Open;
        return answer.shape.SequenceEqual(expected.shape)
            ? Comparison.Fault(Numbers(answer), Numbers(expected), tolerance, i => Place(i, expected.shape))
            : $"not yet: a tensor {Shape(answer)}, expected {Shape(expected)}";
    }

    private static double[] Numbers(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().cpu().to_type(ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    private static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";

    private static string Place(long index, long[] shape)
    {
        var place = new long[shape.Length];
        for (var dimension = shape.Length - 1; dimension >= 0; dimension--)
            (index, place[dimension]) = Math.DivRem(index, shape[dimension]);
        return shape.Length == 0 ? "" : $" at [{string.Join(", ", place)}]";
    }
}
