using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One reference to a tensor of libtorch's, counted by the current dispose scope.</summary>
    public partial class Tensor : IDisposable
    {
        private static long live;
        private static long peak;
        private IntPtr handle;

        /// <summary>Takes over the reference that <paramref name="handle"/> is; zero makes an invalid tensor, as the package returns for "no gradient".</summary>
        internal Tensor(IntPtr handle)
        {
            this.handle = handle;
            if (handle == IntPtr.Zero) return;
            OwningDisposeScope = DisposeScopeManager.Current;
            OwningDisposeScope?.Add(this);
            var now = Interlocked.Increment(ref live);
            if (now > Volatile.Read(ref peak)) Volatile.Write(ref peak, now);
        }

        ~Tensor() => Dispose(false);

        public static long TotalCount => Interlocked.Read(ref live);

        public static long PeakCount => Interlocked.Read(ref peak);

        public IntPtr Handle => handle != IntPtr.Zero ? handle : throw new InvalidOperationException("this tensor was disposed; keep it with MoveToOuterDisposeScope() or DetachFromDisposeScope() where it must outlive its scope");

        public bool IsInvalid => handle == IntPtr.Zero;

        internal DisposeScope? OwningDisposeScope { get; set; }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var owned = Interlocked.Exchange(ref handle, IntPtr.Zero);
            if (owned == IntPtr.Zero) return;
            Interlocked.Decrement(ref live);
            NativeMethods.tensor_free(owned);
            if (!disposing) return; // a finaliser runs on another thread than the scope's
            OwningDisposeScope?.Forget(this);
            OwningDisposeScope = null;
        }

        public Tensor DetachFromDisposeScope() => MoveTo(null);

        public Tensor MoveToOuterDisposeScope() => MoveTo(OwningDisposeScope?.OuterScope);

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveTo(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other) => MoveTo(other);

        /// <summary>Makes this object stand for another's tensor, in place: what refers to it goes on to.</summary>
        internal void Become(Tensor other)
        {
            var trained = requires_grad;
            var before = Interlocked.Exchange(ref handle, NativeMethods.tensor_share(other.Handle));
            NativeMethods.tensor_free(before);
            if (trained) requires_grad = true;
        }

        private Tensor MoveTo(DisposeScope? scope)
        {
            OwningDisposeScope?.Forget(this);
            OwningDisposeScope = scope;
            scope?.Add(this);
            return this;
        }
    }
}
