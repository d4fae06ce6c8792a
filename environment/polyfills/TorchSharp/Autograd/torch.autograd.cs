using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // As in the package, a graph is kept only where retain_graph asks for it: create_graph alone does not.
    public static unsafe class autograd
    {
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            IntPtr[] ys = Handles(outputs), xs = Handles(inputs), gs = Handles(grad_outputs), results = new IntPtr[xs.Length];
            fixed (IntPtr* y = ys, x = xs, g = gs, r = results)
                NativeMethods.Check(NativeMethods.autograd_grad(y, ys.Length, x, xs.Length, g, gs.Length, retain_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, r));
            KeepAlive(outputs, inputs, grad_outputs);
            return Array.ConvertAll(results, handle => new Tensor(handle));
        }

        public static void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            IntPtr[] ys = Handles(tensors), gs = Handles(grad_tensors), xs = Handles(inputs);
            fixed (IntPtr* y = ys, g = gs, x = xs)
                NativeMethods.Check(NativeMethods.autograd_backward(y, ys.Length, g, gs.Length, retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0, x, xs.Length));
            KeepAlive(tensors, grad_tensors, inputs);
        }

        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        private static IntPtr[] Handles(IList<Tensor>? tensors) => tensors is null ? [] : [.. tensors.Select(t => t?.Handle ?? IntPtr.Zero)];

        private static void KeepAlive(params ReadOnlySpan<object?> lists)
        {
            foreach (var list in lists) GC.KeepAlive(list);
        }
    }
}
