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
        using (var first = KillableRun.Start(folder.File("shared")))
        using (var second = KillableRun.Start(folder.File("shared")))
        {
            second.StandardInput.Close(); // neither waits for the other
            KillableRun.Finish(first);
            KillableRun.Finish(second);
        }
        Assert.Equal(File.ReadAllBytes(Untouched), File.ReadAllBytes(folder.File("shared")));
        Assert.Equal(["shared", "untouched"], folder.Files);
    }

    private string Untouched => folder.File("untouched");

    private static byte[] Run(string checkpoint)
    {
        using var process = KillableRun.Start(checkpoint);
        KillableRun.Finish(process);
        return File.ReadAllBytes(checkpoint);
    }

    // a small disk in memory, which only the child sees
    private (int Code, string Errors) RunOnDisk(string options, string after = "true")
    {
        Directory.CreateDirectory(folder.File("disk"));
        var training = string.Join(' ', KillableRun.Arguments(folder.File("disk/run")).Select(argument => $"'{argument}'"));
        using var process = KillableRun.Start("unshare", ["-rm", "sh", "-c", $"mount -t tmpfs -o {options} tmpfs disk; dotnet {training}; code=$?; {after}; exit $code"], folder.Path);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors.Result);
    }
}
