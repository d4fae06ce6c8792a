namespace TorchSharp.Native;

/// <summary>The operators of optim.</summary>
internal static partial class Aten
{
    internal static readonly Operator maximum_out = new("aten::maximum", "out");
}
