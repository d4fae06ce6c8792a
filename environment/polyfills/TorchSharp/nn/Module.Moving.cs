using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(p => p.name == target).parameter;

            public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(b => b.name == target).buffer;

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>Moves and converts what the module holds, gradients too; integer buffers keep their type.</summary>
            internal void Move(Device? device, ScalarType? dtype)
            {
                if (dtype is { } wanted && !torch.is_floating_point(wanted)) throw new ArgumentException($"a module is converted to a floating-point type, not to {wanted}");
                using var quiet = no_grad();
                foreach (var tensor in parameters().Concat(buffers()))
                {
                    var (type, place) = (torch.is_floating_point(tensor.dtype) ? dtype ?? tensor.dtype : tensor.dtype, device ?? tensor.device);
                    if (type == tensor.dtype && place.ToString() == tensor.device.ToString()) continue;
                    using var moved = tensor.to(type, place);
                    using var gradient = tensor.grad;
                    tensor.Become(moved);
                    if (gradient is null) continue;
                    using var movedGradient = gradient.to(type, place);
                    tensor.grad = movedGradient;
                }
            }
        }
    }
}
