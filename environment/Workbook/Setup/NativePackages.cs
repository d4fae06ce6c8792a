using System.Runtime.InteropServices;
using Workbook.Processes;

namespace Workbook.Setup;

/// <summary>What the polyfills need of the system: libtorch's headers and libraries, a BLAS, a C++ compiler.</summary>
internal static class NativePackages
{
    private static readonly (string Package, Func<bool> IsThere)[] Needed =
    [
        ("libtorch-dev", () => File.Exists("/usr/include/torch/csrc/autograd/autograd.h") && HasLibrary("libtorch_cpu.so")),
        // OpenMP's own flavour: another one brings threads of its own, which take the cores from libtorch's
        ("libopenblas0-openmp", () => HasLibrary("openblas-openmp/libopenblas.so.0")),
        ("g++", () => Tool.IsOnPath("g++")),
    ];

    /// <summary>Why they are not to be had on this machine, or null.</summary>
    public static string? Obstacle => Missing.Count == 0 || Apt.IsThere
        ? null
        : $"this machine lacks {string.Join(", ", Missing)}, and apt-get to install it with";

    public static IReadOnlyList<string> Missing => [.. Needed.Where(each => !each.IsThere()).Select(each => each.Package)];

    /// <summary>Installs what is missing, as root; otherwise says the command.</summary>
    /// <exception cref="WorkbookException">Something is missing and could not be installed.</exception>
    public static async Task EnsureAsync(Apt apt, CancellationToken cancel)
    {
        var missing = Missing;
        if (missing.Count == 0)
            return;
        if (Obstacle is { } obstacle)
            throw new WorkbookException($"The polyfills cannot be built here: {obstacle}.");
        if (!Apt.IsAllowed)
            throw new WorkbookException($"The polyfills need {string.Join(", ", missing)}: {Apt.Command(missing)}");
        await apt.InstallAsync(missing, cancel);
    }

    private static bool HasLibrary(string name)
    {
        var triple = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        return ((string[])[$"/usr/lib/{triple}", "/usr/lib", "/usr/lib64"]).Any(folder => File.Exists(Path.Combine(folder, name)));
    }
}
