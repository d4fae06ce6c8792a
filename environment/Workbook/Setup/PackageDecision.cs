namespace Workbook.Setup;

/// <summary>Chooses between the feed's packages and the polyfills: the packages wherever they work.</summary>
internal static class PackageDecision
{
    /// <exception cref="WorkbookException">The request contradicts itself, or neither way is open.</exception>
    public static async Task<PackageChoice> DecideAsync(PackageRequest request, IPackageProbe probe, CancellationToken cancel)
    {
        if (request is { Mode: PackageMode.Polyfill, Cuda: true })
            throw new WorkbookException("--cuda needs the packages: the polyfills run on the CPU only (leave out --cuda, or take --packages nuget).");
        if (request.Mode == PackageMode.Polyfill && probe.PolyfillObstacle is { } obstacle)
            throw new WorkbookException($"The polyfills cannot be built here: {obstacle}.");
        if (request.Mode is { } mode)
            return new PackageChoice(mode, request.Backend, "the set-up was asked for it");

        var answer = await probe.TryAsync(request.Backend, cancel);
        return answer.Outcome switch
        {
            ProbeOutcome.Works => new PackageChoice(PackageMode.Nuget, request.Backend, answer.Detail),
            ProbeOutcome.NoAnswer => throw new WorkbookException($"Cannot tell whether the feed has the packages: {answer.Detail} (check the network and NuGet.Config, or choose with --packages nuget|polyfill)."),
            _ when request.Cuda => throw new WorkbookException($"--cuda needs {PackageRequest.CudaBackend}, and {answer.Detail}."),
            _ when probe.PolyfillObstacle is { } reason => throw new WorkbookException($"The packages do not work here ({answer.Detail}), and the polyfills cannot be built: {reason}."),
            _ => new PackageChoice(PackageMode.Polyfill, request.Backend, answer.Detail),
        };
    }
}
