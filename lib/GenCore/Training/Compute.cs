using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>What the tensors are computed on: the device, and the number of threads.</summary>
public static class Compute
{
    // A static constructor runs once, before any member is used.
    static Compute()
    {
        if (OperatingSystem.IsLinux())
        {
            // OpenMP's threads spin while they wait for each other, for milliseconds unless told otherwise before the library is loaded. Where other
            // processes want the cores too, that made a training step eight times slower; without any spinning, an idle machine loses a
            // fifth. A value that the user has set stays.
            _ = SetEnvironment("GOMP_SPINCOUNT", "10000", overwrite: 0);
            KeepFreedMemory();
        }
        // Inside a container libtorch counts the machine's cores and .NET the container's; more threads than cores are slow.
        set_num_threads(Math.Min(get_num_threads(), Environment.ProcessorCount));
    }

    /// <summary>The first CUDA device where there is one, else the CPU. Models and batches go there with <c>.to(Compute.Device)</c>.</summary>
    public static Device Device { get; } = device(cuda.is_available() ? "cuda" : "cpu");

    /// <summary>The number of threads one operation may use. At first it is libtorch's choice, but no more than the cores this process may use.</summary>
    /// <remarks>Sums are split by threads, so another number changes results in their last digits.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static int Threads
    {
        get => get_num_threads();
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            set_num_threads(value);
        }
    }

    /// <summary>One line for the head of a notebook: <c>torch 1.13.1 · cpu · 2 threads</c>.</summary>
    public static string Summary =>
        $"torch {__version__} · {(Device.type == DeviceType.CUDA ? "cuda" : "cpu")} · {Threads} {(Threads == 1 ? "thread" : "threads")}";

    /// <summary>What multiplies the matrices, in one line: <c>OpenBLAS 0.3.21 for SkylakeX with OpenMP's threads</c>.</summary>
    public static string Blas
    {
        get
        {
            using var first = ones(1); // libtorch loads its libraries with its first tensor
            return BlasLibrary.Describe();
        }
    }

    // Tensors die together at the end of a scope, and glibc would give their memory back to the system, only to fetch it anew, page by page,
    // for the next step: a gated PixelCNN trained at 0.6 of its speed. So up to a gigabyte of freed memory stays with the process.
    private static void KeepFreedMemory()
    {
        try
        {
            _ = SetAllocator(TrimThreshold, 1 << 30);
            _ = SetAllocator(MmapThreshold, 32 << 20); // as large as it can be
            _ = SetAllocator(ArenaMax, 1);             // other arenas do not keep what is freed
        }
        catch (EntryPointNotFoundException)
        {
            // another libc than glibc, with an allocator of its own
        }
    }

    // glibc's malloc.h
    private const int TrimThreshold = -1;
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;

    [DllImport("libc", EntryPoint = "mallopt")]
    private static extern int SetAllocator(int parameter, int value);

    // Environment.SetEnvironmentVariable does not reach native libraries
    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetEnvironment(string name, string value, int overwrite);
}
