using System.Diagnostics;
using System.Text.RegularExpressions;
using Workbook.Files;
using Workbook.Processes;

namespace Workbook.Setup;

/// <summary>Builds GenCore, and with it what it stands on and notebooks/start.csx.</summary>
internal sealed partial class LibraryBuild(Repository repository, TextWriter output)
{
    private const int MostErrors = 10;
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public async Task RunAsync(PackageChoice choice, CancellationToken cancel)
    {
        ForgetTheFuture(Path.Combine(repository.Artifacts, $"build-{choice.ModeName}"));
        var native = choice.Mode == PackageMode.Polyfill && NativeIsStale();
        output.WriteLine(native
            ? "building GenCore; its link to libtorch is compiled from C++, which takes about a minute …"
            : "building GenCore …");
        var watch = Stopwatch.StartNew();
        var build = await Tool.CaptureAsync(DotNetHost.Path, ["build", repository.Library, "-nologo", "-v:m", "-tl:off"], repository.Root, cancel);
        if (!build.Succeeded)
            throw new WorkbookException($"GenCore does not build in package mode {choice.ModeName}:{Environment.NewLine}{Errors(build)}{Cure(build)}");
        if (!File.Exists(repository.StartScript))
            throw new WorkbookException($"The build of GenCore left no {Repository.Short(repository.StartScript)}, which the notebooks begin with.");
        output.WriteLine($"built in {Duration.Text(watch.Elapsed)}");
    }

    // MSBuild compares times: what was built before a clock went back is newer than what was changed since, and would be kept
    private void ForgetTheFuture(string built)
    {
        var latest = DateTime.UtcNow + Tolerance;
        if (!Directory.Exists(built) || Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories).All(file => File.GetLastWriteTimeUtc(file) <= latest))
            return;
        output.WriteLine($"{Repository.Short(built)} is from the future, as after a clock that went back: building it anew");
        Directory.Delete(built, recursive: true);
    }

    private bool NativeIsStale()
    {
        var library = Path.Combine(repository.Artifacts, "build-polyfill", "native", "libtorch_face.so");
        var source = Path.Combine(repository.Polyfills, PackageRequest.CpuBackend, "native");
        return !File.Exists(library) || Directory.EnumerateFiles(source).Any(file => File.GetLastWriteTimeUtc(file) > File.GetLastWriteTimeUtc(library));
    }

    // a line for each error, without the project it is repeated for
    private static string Errors(ToolOutput build)
    {
        var errors = build.Lines.Where(line => ErrorLine().IsMatch(line)).Select(line => ProjectSuffix().Replace(line, "").Trim()).Distinct().Take(MostErrors).ToArray();
        return errors.Length > 0 ? string.Join(Environment.NewLine, errors) : build.LastLine;
    }

    private static string Cure(ToolOutput build) => build.Lines.Any(line => line.Contains(" error NU1", StringComparison.Ordinal))
        ? $"{Environment.NewLine}A package cannot be had: setup --packages polyfill takes TorchSharp's stand-in instead."
        : "";

    [GeneratedRegex(@"(\berror [A-Z]+\d+\b|: (fatal )?error:)")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"\s*\[[^\]]+proj\]$")]
    private static partial Regex ProjectSuffix();
}
