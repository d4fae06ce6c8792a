using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static class init
        {
            public enum FanInOut
            {
                FanIn = 0,
                FanOut = 1,
            }

            public enum NonlinearityType
            {
                Linear = 0,
                Conv1D = 1,
                Conv2D = 2,
                Conv3D = 3,
                ConvTranspose1D = 4,
                ConvTranspose2D = 5,
                ConvTranspose3D = 6,
                Sigmoid = 7,
                Tanh = 8,
                ReLU = 9,
                LeakyReLU = 10,
            }

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) => Quietly(tensor, t => t.uniform_(low, high, generator));

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) => Quietly(tensor, t => t.normal_(mean, std, generator));

            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null) => Quietly(tensor, t =>
            {
                // uniform between the bounds' ranks, through the inverse of the normal's distribution function
                double Rank(double x) => torch.special.ndtr(tensor_(x)).item<double>();
                t.uniform_(2 * Rank((a - mean) / std) - 1, 2 * Rank((b - mean) / std) - 1, generator);
                return t.copy_(t.erfinv()).mul_(std * Math.Sqrt(2)).add_(mean).clamp_(a, b);
            });

            public static Tensor constant_(Tensor tensor, Scalar val) => Quietly(tensor, t => t.fill_(val));

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            public static Tensor eye_(Tensor tensor) => Quietly(tensor, t => t.copy_(eye(t.shape[0], t.shape[1], t.dtype)));

            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var bound = Math.Sqrt(3.0) * (gain * Math.Sqrt(2.0 / Fans(tensor)));
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor xavier_normal_(Tensor tensor, double gain = 1) => normal_(tensor, 0, gain * Math.Sqrt(2.0 / Fans(tensor)));

            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            public static Tensor orthogonal_(Tensor tensor, double gain = 1) => Quietly(tensor, t =>
            {
                var (rows, columns) = (t.shape[0], t.numel() / t.shape[0]);
                var flat = randn(rows, columns, t.dtype);
                var (q, r) = torch.linalg.qr(rows < columns ? flat.t() : flat);
                q = q.mul(r.diagonal().sign());
                return t.view_as(t).copy_((rows < columns ? q.t() : q).reshape(t.shape)).mul_(gain);
            });

            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + param * param)),
                _ => 1,
            };

            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                if (tensor.dim() < 2) throw new ArgumentException($"fan in and fan out need a tensor of at least 2 dimensions, not {tensor.dim()}");
                var field = tensor.shape.Skip(2).Aggregate(1L, (product, size) => product * size);
                return (tensor.shape[1] * field, tensor.shape[0] * field);
            }

            internal static Tensor Uninitialized(long[] shape, Device? device, ScalarType? dtype) => empty(shape, dtype, device);

            /// <summary>What PyTorch's linear and convolutional layers start from.</summary>
            internal static void LikeLinear(Parameter weight, Parameter? bias)
            {
                kaiming_uniform_(weight, Math.Sqrt(5));
                if (bias is null) return;
                var bound = 1 / Math.Sqrt(CalculateFanInAndFanOut(weight).fanIn);
                uniform_(bias, -bound, bound);
            }

            /// <summary>What PyTorch's recurrent cells start from.</summary>
            internal static Parameter Recurrent(long[] shape, long hidden, Device? device, ScalarType? dtype)
            {
                var bound = 1 / Math.Sqrt(hidden);
                var parameter = new Parameter(Uninitialized(shape, device, dtype));
                uniform_(parameter, -bound, bound);
                return parameter;
            }

            private static long Fans(Tensor tensor)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return fanIn + fanOut;
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static Tensor tensor_(double value) => torch.tensor(value, ScalarType.Float64);

            private static Tensor Quietly(Tensor tensor, Func<Tensor, Tensor> fill)
            {
                using var quiet = no_grad();
                using var scope = NewDisposeScope();
                fill(tensor);
                return tensor;
            }
        }
    }
}
