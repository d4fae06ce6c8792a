using System.Runtime.InteropServices;
using Workbook.Files;
using Workbook.Processes;

namespace Workbook.Setup;

/// <summary>What the polyfills need of the system: libtorch's headers and libraries, a BLAS, a C++ compiler.</summary>
internal sealed class NativePackages(TextWriter output)
{
    private static readonly Dictionary<string, string> Quiet = new() { ["DEBIAN_FRONTEND"] = "noninteractive" };

    private static readonly (string Package, Func<bool> IsThere)[] Needed =
    [
        ("libtorch-dev", () => File.Exists("/usr/include/torch/csrc/autograd/autograd.h") && HasLibrary("libtorch_cpu.so")),
        ("libopenblas0", () => HasLibrary("libopenblas.so.0")),
        ("g++", () => OnPath("g++")),
    ];

    /// <summary>Why they are not to be had on this machine, or null.</summary>
    public static string? Obstacle => Missing.Count == 0 || OperatingSystem.IsLinux() && OnPath("apt-get")
        ? null
        : $"this machine lacks {string.Join(", ", Missing)}, and apt-get to install it with";

    public static IReadOnlyList<string> Missing => [.. Needed.Where(each => !each.IsThere()).Select(each => each.Package)];

    /// <summary>Installs what is missing, as root; otherwise says the command.</summary>
    /// <exception cref="WorkbookException">Something is missing and could not be installed.</exception>
    public async Task EnsureAsync(CancellationToken cancel)
    {
        var missing = Missing;
        if (missing.Count == 0)
            return;
        string[] install = ["install", "-y", "--no-install-recommends", .. missing];
        if (Obstacle is { } obstacle)
            throw new WorkbookException($"The polyfills cannot be built here: {obstacle}.");
        if (!Environment.IsPrivilegedProcess)
            throw new WorkbookException($"The polyfills need {string.Join(", ", missing)}: sudo apt-get {string.Join(' ', install)}");

        output.WriteLine($"installing {string.Join(", ", missing)} …");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await AptAsync(["update"], cancel);
        await AptAsync(install, cancel);
        output.WriteLine($"installed in {Duration.Text(watch.Elapsed)}");
    }

    private static async Task AptAsync(string[] arguments, CancellationToken cancel)
    {
        var apt = await Tool.CaptureAsync("apt-get", ["-q", .. arguments], "/", cancel, Quiet);
        if (!apt.Succeeded)
            throw new WorkbookException($"apt-get {string.Join(' ', arguments)} failed: {apt.LastLine}");
    }

    private static bool HasLibrary(string name)
    {
        var triple = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        return ((string[])[$"/usr/lib/{triple}", "/usr/lib", "/usr/lib64"]).Any(folder => File.Exists(Path.Combine(folder, name)));
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
