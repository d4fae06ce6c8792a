using System.Runtime.InteropServices;

namespace Benchmarks.Pairs;

/// <summary>How workers are started.</summary>
/// <param name="Python">A Python with torch, NumPy, SciPy and ipykernel.</param>
/// <param name="Threads">The threads that an operation may use, on both sides.</param>
internal sealed record BenchSettings(string Python, int Threads)
{
    private static readonly string[] Libraries = ["libopenblas.so.0", "libblas.so.3", "liblapack.so.3"];

    /// <summary>
    /// Which of Debian's flavours of OpenBLAS both sides use: the one that GenCore takes. With threads of its own ("pthread") it would fight libtorch's.
    /// </summary>
    public string Flavour { get; init; } = "openmp";

    /// <summary>Where a flavour of OpenBLAS is, on Debian.</summary>
    public static string Folder(string flavour) => $"/usr/lib/{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "aarch64" : "x86_64")}-linux-gnu/openblas-{flavour}";

    /// <summary>The variables that workers find in their environment.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment
    {
        get
        {
            yield return new("OMP_NUM_THREADS", $"{Threads}");
            yield return new("OPENBLAS_NUM_THREADS", $"{Threads}");
            yield return new("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1"); // as the runner sets it
            // what is loaded first is what both find, whatever the system prefers
            if (Directory.Exists(Folder(Flavour)))
                yield return new("LD_PRELOAD", string.Join(':', Libraries.Select(library => Path.Combine(Folder(Flavour), library))));
        }
    }
}
