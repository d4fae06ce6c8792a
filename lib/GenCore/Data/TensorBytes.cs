using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>A tensor's memory, of any size: one span holds 2³¹ − 1 bytes at most.</summary>
internal static class TensorBytes
{
    /// <summary>Views of the tensor's numbers in order, each small enough for its <c>bytes</c>. A view lives until the next one is asked for.</summary>
    /// <param name="tensor">Contiguous, on the CPU, of any shape.</param>
    /// <param name="most">Bytes of a slice, at least those of one number.</param>
    /// <returns>[n] each; none of an empty tensor.</returns>
    public static IEnumerable<Tensor> Slices(this Tensor tensor, long most = 1 << 30)
    {
        using var flat = tensor.view(-1);
        var (count, step) = (flat.numel(), most / flat.element_size());
        for (var start = 0L; start < count; start += step)
        {
            using var slice = flat.narrow(0, start, Math.Min(step, count - start));
            yield return slice;
        }
    }
}
