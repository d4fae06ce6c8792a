using TorchSharp.Native;

namespace Benchmarks.Pairs;

/// <summary>How workers are started.</summary>
/// <param name="Python">A Python with torch, NumPy, SciPy and ipykernel.</param>
/// <param name="Threads">The threads that an operation may use, on both sides.</param>
internal sealed record BenchSettings(string Python, int Threads)
{
    /// <summary>
    /// Which of Debian's flavours of OpenBLAS both sides use, but for one as installed: the one that GenCore takes. With threads of its own ("pthread") it would fight libtorch's.
    /// </summary>
    public string Flavour { get; init; } = "openmp";

    /// <summary>The variables that a side's worker finds in its environment.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment(Side side)
    {
        yield return new("OMP_NUM_THREADS", $"{Threads}");
        yield return new("OPENBLAS_NUM_THREADS", $"{Threads}");
        yield return new("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1"); // as the runner sets it
        if (side.AsInstalled)
            yield break;
        // what is loaded first is what both find, whatever the system prefers
        var folder = OpenBlas.Folder(Flavour);
        if (Directory.Exists(folder))
            yield return new("LD_PRELOAD", string.Join(':', OpenBlas.Libraries.Select(library => Path.Combine(folder, library))));
        if (System.Environment.GetEnvironmentVariable(OpenBlas.KernelsVariable) is null && OpenBlas.Kernels is { } kernels)
            yield return new(OpenBlas.KernelsVariable, kernels);
    }
}
