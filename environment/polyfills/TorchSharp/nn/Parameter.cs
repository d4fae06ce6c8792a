using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains. It takes over the tensor it is made of, which is empty from then on, and belongs to no dispose scope.</summary>
public class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true)
        : base(NativeMethods.tensor_share(data.Handle))
    {
        DetachFromDisposeScope();
        this.requires_grad = requires_grad;
        data.Dispose();
    }
}
