using System.Diagnostics;

namespace GenCore.Tests.Training;

/// <summary>A test that gives a child process a disk of its own, by Linux's namespaces; skipped where the system does not allow it.</summary>
internal sealed class NamespaceFactAttribute : FactAttribute
{
    private static readonly bool allowed = Allowed();

    public NamespaceFactAttribute()
    {
        if (!allowed)
            Skip = "needs Linux and the right to make a mount namespace (unshare --map-root-user --mount)";
    }

    private static bool Allowed()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            using var process = Process.Start(new ProcessStartInfo("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
