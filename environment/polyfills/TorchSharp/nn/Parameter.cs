using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains. It shares the memory of the tensor it is made of, and belongs to no dispose scope.</summary>
public class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true)
        : base(NativeMethods.tensor_share(data.Handle))
    {
        DetachFromDisposeScope();
        this.requires_grad = requires_grad;
    }
}
