namespace TorchSharp.Native;

/// <summary>The operators of optim.</summary>
internal static partial class Aten
{
    internal static readonly Operator lerp__Scalar = new("aten::lerp_", "Scalar");
    internal static readonly Operator maximum_out = new("aten::maximum", "out");
}
