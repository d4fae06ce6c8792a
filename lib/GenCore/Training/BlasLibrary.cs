using System.Runtime.InteropServices;

namespace GenCore.Training;

/// <summary>The library of matrix products that this process has loaded, found among its files: libtorch does not say.</summary>
internal static class BlasLibrary
{
    private const string LoadedFiles = "/proc/self/maps";

    /// <summary>One line: <c>OpenBLAS 0.3.21 for SkylakeX with OpenMP's threads</c>; that it is libtorch's own where no other is seen.</summary>
    public static string Describe() => LoadedOpenBlas() is { } file && NativeLibrary.TryLoad(file, out var library)
        ? $"{Version(library)} with {Threads(library)}"
        : "libtorch's own";

    private static string? LoadedOpenBlas() => !File.Exists(LoadedFiles)
        ? null
        : File.ReadLines(LoadedFiles).Where(line => line.Contains("/libopenblas", StringComparison.Ordinal)).Select(line => line[line.IndexOf('/')..]).FirstOrDefault();

    // "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY USE_OPENMP Haswell MAX_THREADS=128", and "Haswell"
    private static string Version(IntPtr library) => Text(library, "openblas_get_config") is { } config && Text(library, "openblas_get_corename") is { } kernels
        ? $"{string.Join(' ', config.Split(' ').Take(2))} for {kernels}"
        : "OpenBLAS";

    private static string? Text(IntPtr library, string function) => NativeLibrary.TryGetExport(library, function, out var address)
        ? Marshal.PtrToStringUTF8(Marshal.GetDelegateForFunctionPointer<GetText>(address)())
        : null;

    private static string Threads(IntPtr library) => !NativeLibrary.TryGetExport(library, "openblas_get_parallel", out var function) ? "unknown threads"
        : Marshal.GetDelegateForFunctionPointer<GetParallel>(function)() switch
        {
            0 => "no threads",
            1 => "threads of its own, which fight libtorch's (install libopenblas0-openmp)",
            _ => "OpenMP's threads",
        };

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate IntPtr GetText();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int GetParallel();
}
