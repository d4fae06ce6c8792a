using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Workbook.Processes;

namespace Workbook.Setup;

/// <summary>Tries the packages for real, cheapest question first, in a project that shares nothing with the repository's but its feed.</summary>
internal sealed class PackageProbe(Repository repository, CentralVersions versions, TextWriter output) : IPackageProbe
{
    private const string Package = "TorchSharp";
    private static readonly string[] OtherPackages = ["XPlot.Plotly", "Microsoft.Data.Analysis", "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.CSharp"];
    private readonly string folder = Path.Combine(repository.Artifacts, "package-probe");

    public string? PolyfillObstacle => NativePackages.Obstacle;

    public async Task<ProbeAnswer> TryAsync(string backend, CancellationToken cancel)
    {
        Clear();
        try
        {
            // 3 MB; with the backend it is hundreds
            output.WriteLine($"asking the feed for {Name(Package)} …");
            if (await RestoreAsync([Package], cancel) is { } refusal)
                return refusal;
            if (NativeLibraryOf(Package) is { } library && Libstdcxx.Obstacle(library) is { } obstacle)
                return new ProbeAnswer(ProbeOutcome.DoesNotLoad, $"{Name(Package)} restores, but does not load here: {obstacle}");

            foreach (var package in OtherPackages)
            {
                if (await RestoreAsync([package], cancel) is { } lack)
                    return lack;
            }

            output.WriteLine($"trying it with {Name(backend)} (a download of a few hundred MB if it is not in NuGet's cache) …");
            return await RestoreAsync([Package, backend], cancel) ?? await RunAsync(cancel);
        }
        finally
        {
            Clear();
        }
    }

    private string Name(string package) => $"{package} {versions.Of(package)}";

    private async Task<ProbeAnswer?> RestoreAsync(string[] packages, CancellationToken cancel)
    {
        ProbeProject.Write(folder, packages.Select(package => (package, versions.Of(package))));
        var restore = await Tool.CaptureAsync(DotNetHost.Path, ["restore", "-nologo", "-tl:off"], folder, cancel);
        return restore.Succeeded ? null : RestoreLog.Explain(restore, Name(packages[^1]));
    }

    private async Task<ProbeAnswer> RunAsync(CancellationToken cancel)
    {
        var run = await Tool.CaptureAsync(DotNetHost.Path, ["run", "--no-restore"], folder, cancel);
        return run.Succeeded
            ? new ProbeAnswer(ProbeOutcome.Works, $"{Name(Package)} restores and loads here (torch {run.LastLine})")
            : new ProbeAnswer(ProbeOutcome.DoesNotLoad, $"{Name(Package)} restores, but does not load here: {run.LastLine}");
    }

    private string? NativeLibraryOf(string package)
    {
        var assets = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "obj", "project.assets.json")))!;
        var path = (string)assets["libraries"]![$"{package}/{versions.Of(package)}"]!["path"]!;
        return assets["packageFolders"]!.AsObject()
            .Select(folder => Path.Combine(folder.Key, path, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", "libLibTorchSharp.so"))
            .FirstOrDefault(File.Exists);
    }

    private void Clear()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
