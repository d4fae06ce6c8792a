using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Metrics.Features;

/// <summary>The network's poolings.</summary>
internal static class InceptionPool
{
    /// <summary>The mean of the places within 3×3 that exist: padding does not count.</summary>
    public static Tensor Average(Tensor x) => functional.avg_pool2d(x, 3, stride: 1, padding: 1, count_include_pad: false);

    /// <summary>The largest of 3×3, at every other place.</summary>
    public static Tensor Halve(Tensor x) => functional.max_pool2d(x, 3, stride: 2);
}
