using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Native;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The memory itself, for reading and writing: of a contiguous tensor on the cpu.</summary>
        public Span<byte> bytes
        {
            get
            {
                if (!is_cpu() || !is_contiguous()) throw new InvalidOperationException("bytes needs a contiguous tensor on the cpu: call contiguous() and cpu() first");
                var count = checked((int)(numel() * element_size()));
                return count == 0 ? [] : new((void*)NativeMethods.Check(NativeMethods.tensor_data(Handle)), count);
            }
            set
            {
                var target = bytes;
                if (value.Length != target.Length) throw new ArgumentException($"the tensor holds {target.Length} bytes, {value.Length} were given");
                value.CopyTo(target);
            }
        }

        public TensorAccessor<T> data<T>() where T : unmanaged => new(this);

        public T item<T>() where T : unmanaged
        {
            if (numel() != 1) throw new ArgumentException($"item() takes a tensor of one element; this one has shape [{string.Join(", ", shape)}]");
            Require<T>();
            return *(T*)NativeMethods.Check(NativeMethods.tensor_data(Handle));
        }

        public Scalar ToScalar() => dtype switch
        {
            ScalarType.Float64 => item<double>(),
            ScalarType.Float32 => item<float>(),
            ScalarType.Bool => item<bool>(),
            _ => to_type(ScalarType.Int64).item<long>(),
        };

        public bool ReadCpuBool(long i) => Read<bool>(i);

        public byte ReadCpuByte(long i) => Read<byte>(i);

        public int ReadCpuInt32(long i) => Read<int>(i);

        public long ReadCpuInt64(long i) => Read<long>(i);

        public float ReadCpuSingle(long i) => Read<float>(i);

        public double ReadCpuDouble(long i) => Read<double>(i);

        public bool Equals(Tensor target) => Aten.equal.CallBool(this, target);

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

        internal void Require<T>() where T : unmanaged
        {
            if (TypeOf<T>() != dtype) throw new ArgumentException($"the tensor holds {dtype}, not {typeof(T).Name}: convert it with to_type() first");
        }

        private T Read<T>(long i) where T : unmanaged => data<T>()[i];

        private static ScalarType TypeOf<T>() where T : unmanaged =>
            typeof(T) == typeof(float) ? ScalarType.Float32
            : typeof(T) == typeof(double) ? ScalarType.Float64
            : typeof(T) == typeof(long) ? ScalarType.Int64
            : typeof(T) == typeof(int) ? ScalarType.Int32
            : typeof(T) == typeof(byte) ? ScalarType.Byte
            : typeof(T) == typeof(bool) ? ScalarType.Bool
            : typeof(T) == typeof(short) ? ScalarType.Int16
            : typeof(T) == typeof(sbyte) ? ScalarType.Int8
            : typeof(T) == typeof(Half) ? ScalarType.Float16
            : throw new NotSupportedException($"no tensor holds {typeof(T).Name}");
    }
}
