namespace Workbook.Setup;

/// <summary>Asks the world what the choice of packages depends on.</summary>
internal interface IPackageProbe
{
    /// <summary>Why the polyfills cannot be built on this machine, or null.</summary>
    string? PolyfillObstacle { get; }

    /// <summary>Restores the workbook's packages with the given backend, builds a program on TorchSharp and runs it.</summary>
    Task<ProbeAnswer> TryAsync(string backend, CancellationToken cancel);
}
