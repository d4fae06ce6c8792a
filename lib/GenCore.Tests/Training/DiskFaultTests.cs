using System.Diagnostics;
using GenCore.Training;

namespace GenCore.Tests.Training;

/// <summary>Trainings (<see cref="KillableRun"/>) on disks that are full or may not be written, and two that write one file.</summary>
public sealed class DiskFaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [NamespaceFact]
    public void A_full_disk_stops_a_training_with_a_sentence_and_keeps_its_last_checkpoint()
    {
        var whole = Run(Untouched).Length;
        // room for one checkpoint and not for two
        var (code, errors) = RunOnDisk($"size={whole * 3 / 2}", after: $"cp disk/run {folder.File("kept")}");
        Assert.NotEqual(0, code);
        Assert.Contains("No space left on device", errors);
        Assert.Contains("run' cannot be written", errors);
        Assert.Contains("the older file stands", errors);
        using (var kept = new SafetensorsFile(folder.File("kept")))
            Assert.Equal("1", kept.Metadata["epoch"]);

        // with room again, it ends where the untouched one does
        Run(folder.File("kept"));
        Assert.Equal(File.ReadAllBytes(Untouched), File.ReadAllBytes(folder.File("kept")));
    }

    [NamespaceFact]
    public void A_folder_that_may_not_be_written_is_named()
    {
        var (code, errors) = RunOnDisk("ro");
        Assert.NotEqual(0, code);
        Assert.Contains("run' cannot be written (Read-only file system", errors);
    }

    [Fact]
    public void Two_trainings_that_write_one_checkpoint_both_end_well()
    {
        Run(Untouched);
        using (var first = Start("dotnet", Arguments(folder.File("shared"))))
        using (var second = Start("dotnet", Arguments(folder.File("shared"))))
        {
            foreach (var process in (Process[])[first, second])
                process.StandardInput.Close();
            foreach (var process in (Process[])[first, second])
            {
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                Assert.True(process.ExitCode == 0, process.StandardError.ReadToEnd());
            }
        }
        Assert.Equal(File.ReadAllBytes(Untouched), File.ReadAllBytes(folder.File("shared")));
        Assert.Equal(["shared", "untouched"], folder.Files);
    }

    private string Untouched => folder.File("untouched");

    private static string[] Arguments(string checkpoint) => ["exec", typeof(KillableRun).Assembly.Location, checkpoint];

    private byte[] Run(string checkpoint)
    {
        using var process = Start("dotnet", Arguments(checkpoint));
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, process.StandardError.ReadToEnd());
        return File.ReadAllBytes(checkpoint);
    }

    // a small disk in memory, which only the child sees
    private (int Code, string Errors) RunOnDisk(string options, string after = "true")
    {
        Directory.CreateDirectory(folder.File("disk"));
        var training = string.Join(' ', Arguments(folder.File("disk/run")).Select(argument => $"'{argument}'"));
        using var process = Start("unshare", ["-rm", "sh", "-c", $"mount -t tmpfs -o {options} tmpfs disk; dotnet {training}; code=$?; {after}; exit $code"]);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors.Result);
    }

    private Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder.Path,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
