using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Native;

/// <summary>Debian's OpenBLAS, which multiplies libtorch's matrices: what is loaded of it, and with which kernels. The benchmarks give both sides the same.</summary>
internal static class OpenBlas
{
    /// <summary>The environment variable that chooses the kernels. OpenBLAS reads it when it is loaded.</summary>
    public const string KernelsVariable = "OPENBLAS_CORETYPE";

    /// <summary>The names under which libtorch asks for it.</summary>
    public static readonly string[] Libraries = ["libopenblas.so.0", "libblas.so.3", "liblapack.so.3"];

    /// <summary>
    /// The kernels for what this processor can do; null leaves the choice to OpenBLAS. It goes by the model, and one that it does not know gets the
    /// kernels of SSE3: 0.3.21 multiplied single precision at 32 GFLOPS on an Emerald Rapids, and with these at 150.
    /// </summary>
    public static string? Kernels => Avx512BW.VL.IsSupported && Avx512DQ.VL.IsSupported ? "SkylakeX" : Avx2.IsSupported && Fma.IsSupported ? "Haswell" : null;

    /// <summary>Where a flavour is, on Debian: <c>openmp</c>, <c>pthread</c> or <c>serial</c>.</summary>
    public static string Folder(string flavour) => $"/usr/lib/{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "aarch64" : "x86_64")}-linux-gnu/openblas-{flavour}";

    /// <summary>
    /// Loads the flavour with OpenMP's threads: one with threads of its own fights libtorch's OpenMP for the cores, and on two cores a training step
    /// of a VAE took four times as long. What is loaded first under a library's name is what libtorch finds, whichever flavour the system prefers.
    /// </summary>
    public static void Load()
    {
        if (Kernels is { } kernels) _ = SetEnvironment(KernelsVariable, kernels, overwrite: 0); // a user's own choice stays
        foreach (var library in Libraries) NativeLibrary.TryLoad(Path.Combine(Folder("openmp"), library), out _);
    }

    // Environment.SetEnvironmentVariable does not reach native libraries
    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetEnvironment(string name, string value, int overwrite);
}
