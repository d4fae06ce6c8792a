using Workbook.Files;
using Workbook.Processes;

namespace Workbook.Setup;

/// <summary>Debian's package manager. Its lists are brought up to date before the first installation.</summary>
internal sealed class Apt(TextWriter output)
{
    private static readonly Dictionary<string, string> Quiet = new() { ["DEBIAN_FRONTEND"] = "noninteractive" };

    private bool updated;

    public static bool IsThere => OperatingSystem.IsLinux() && Tool.IsOnPath("apt-get");

    /// <summary>Whether this process may install.</summary>
    public static bool IsAllowed => IsThere && Environment.IsPrivilegedProcess;

    /// <summary>The command that installs packages, for those who must run it themselves.</summary>
    public static string Command(params IEnumerable<string> packages) => $"sudo apt-get {string.Join(' ', Install(packages))}";

    /// <exception cref="WorkbookException">apt-get fails.</exception>
    public async Task InstallAsync(IReadOnlyList<string> packages, CancellationToken cancel)
    {
        output.WriteLine($"installing {string.Join(", ", packages)} …");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        if (!updated)
            await RunAsync(["update"], cancel);
        updated = true;
        await RunAsync(Install(packages), cancel);
        output.WriteLine($"installed in {Duration.Text(watch.Elapsed)}");
    }

    private static string[] Install(IEnumerable<string> packages) => ["install", "-y", "--no-install-recommends", .. packages];

    private static async Task RunAsync(string[] arguments, CancellationToken cancel)
    {
        var apt = await Tool.CaptureAsync("apt-get", ["-q", .. arguments], "/", cancel, Quiet);
        if (!apt.Succeeded)
            throw new WorkbookException($"apt-get {string.Join(' ', arguments)} failed: {apt.LastLine}");
    }
}
