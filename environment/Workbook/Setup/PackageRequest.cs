namespace Workbook.Setup;

/// <summary>What the user asked of the set-up: a mode by force, or the GPU's libtorch.</summary>
internal sealed record PackageRequest(PackageMode? Mode, bool Cuda)
{
    public const string CpuBackend = "TorchSharp-cpu";
    public const string CudaBackend = "TorchSharp-cuda-linux";

    /// <summary>Nothing in particular: what was decided before stays.</summary>
    public static PackageRequest None { get; } = new(Mode: null, Cuda: false);

    public string Backend => Cuda ? CudaBackend : CpuBackend;
}
