using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public long[] shape => size();

        public long Dimensions => dim();

        public long ndim => dim();

        public long NumberOfElements => numel();

        public long ElementSize => element_size();

        public ScalarType dtype => (ScalarType)NativeMethods.tensor_dtype(Handle);

        public Device device
        {
            get
            {
                var type = (DeviceType)NativeMethods.tensor_device_type(Handle);
                return type == DeviceType.CPU ? CPU : new(type, NativeMethods.tensor_device_index(Handle));
            }
        }

        public bool is_leaf => NativeMethods.tensor_is_leaf(Handle) != 0;

        public bool requires_grad
        {
            get => NativeMethods.tensor_requires_grad(Handle) != 0;
            set => NativeMethods.Check(NativeMethods.tensor_set_requires_grad(Handle, value ? 1 : 0));
        }

        public Tensor? grad
        {
            get
            {
                var gradient = NativeMethods.tensor_grad(Handle);
                return gradient == IntPtr.Zero ? null : new(gradient);
            }
            set => NativeMethods.Check(NativeMethods.tensor_set_grad(Handle, value?.Handle ?? IntPtr.Zero));
        }

        public Tensor T => Aten.numpy_T.Call(this);

        public Tensor mT => Aten.mT.Call(this);

        public long dim() => NativeMethods.tensor_dim(Handle);

        public long numel() => NativeMethods.tensor_numel(Handle);

        public long element_size() => dtype.ElementSize();

        public long storage_offset() => NativeMethods.tensor_storage_offset(Handle);

        public long[] size() => Geometry().Sizes;

        public long size(int dim) => At(Geometry().Sizes, dim);

        public long[] stride() => Geometry().Strides;

        public long stride(int dim) => At(Geometry().Strides, dim);

        public bool is_contiguous() => NativeMethods.tensor_is_contiguous(Handle) != 0;

        public bool is_cpu() => device.type == DeviceType.CPU;

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void backward() => autograd.backward(this);

        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward(this, grad_tensors, retain_graph, create_graph, inputs);

        public void retain_grad() => Aten.retain_grad.Run(this);

        /// <summary>Fills the gradient, where there is one, with zeros, in place.</summary>
        internal void ZeroGradient()
        {
            using var gradient = grad;
            if (gradient is null) return;
            if (gradient.requires_grad) gradient.detach_(); // it has a history after backward(create_graph: true)
            gradient.zero_();
        }

        private static long At(long[] list, int dim) => list[dim < 0 ? dim + list.Length : dim];

        private (long[] Sizes, long[] Strides) Geometry()
        {
            var rank = dim();
            long[] sizes = new long[rank], strides = new long[rank];
            fixed (long* s = sizes, t = strides) NativeMethods.tensor_sizes(Handle, s, t);
            return (sizes, strides);
        }
    }
}
