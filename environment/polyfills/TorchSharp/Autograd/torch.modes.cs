using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_grad_enabled() => NativeMethods.grad_mode() != 0;

    public static bool is_inference_mode_enabled() => NativeMethods.inference_mode() != 0;

    /// <summary>Sets the mode of this thread until it is disposed.</summary>
    private sealed class GradMode : IDisposable
    {
        private readonly int before = NativeMethods.grad_mode();

        public GradMode(bool enabled) => NativeMethods.set_grad_mode(enabled ? 1 : 0);

        public void Dispose() => NativeMethods.set_grad_mode(before);
    }

    /// <summary>Sets the mode of this thread until it is disposed.</summary>
    private sealed class InferenceMode(bool enabled) : IDisposable
    {
        private IntPtr guard = NativeMethods.enter_inference_mode(enabled ? 1 : 0);

        public void Dispose()
        {
            if (guard != IntPtr.Zero) NativeMethods.leave_inference_mode(guard);
            guard = IntPtr.Zero;
        }
    }
}
