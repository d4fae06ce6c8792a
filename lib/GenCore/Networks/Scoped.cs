using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>For constructors, which run outside of any dispose scope: frees what is made on the way to a tensor.</summary>
internal static class Scoped
{
    /// <summary>The tensor that a function returns.</summary>
    public static Tensor Make(Func<Tensor> make)
    {
        using var scope = NewDisposeScope();
        return make().MoveToOuterDisposeScope();
    }
}
