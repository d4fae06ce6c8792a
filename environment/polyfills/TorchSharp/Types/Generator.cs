using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public class Generator : IDisposable
    {
        private IntPtr handle;

        public Generator(ulong seed = 0, Device? device = null) : this(NativeMethods.generator_new(seed))
        {
            if (device is { type: not DeviceType.CPU }) throw new ArgumentException($"a generator on {device} was asked for; only the cpu is there");
        }

        private Generator(IntPtr handle) => this.handle = handle;

        ~Generator() => Dispose(false);

        public static Generator Default { get; } = new(NativeMethods.generator_default());

        public IntPtr Handle => handle != IntPtr.Zero ? handle : throw new ObjectDisposedException(nameof(Generator));

        public Device device => CPU;

        public Generator manual_seed(long seed)
        {
            NativeMethods.generator_set_seed(Handle, (ulong)seed);
            return this;
        }

        public long initial_seed() => (long)NativeMethods.generator_initial_seed(Handle);

        public long seed() => (long)NativeMethods.generator_random_seed(Handle);

        public Tensor get_state() => new(NativeMethods.Check(NativeMethods.generator_get_state(Handle)));

        public void set_state(Tensor value) => NativeMethods.Check(NativeMethods.generator_set_state(Handle, value.Handle));

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var owned = Interlocked.Exchange(ref handle, IntPtr.Zero);
            if (owned != IntPtr.Zero) NativeMethods.generator_free(owned);
        }
    }
}
