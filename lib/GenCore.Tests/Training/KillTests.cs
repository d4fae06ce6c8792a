using GenCore.Training;

namespace GenCore.Tests.Training;

public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_that_is_killed_again_and_again_ends_where_the_untouched_one_does()
    {
        Run(folder.File("untouched"));

        // in the first epoch; amid the second; while a checkpoint is written, twice; amid the epoch after it
        Kill(after: ["step", "step"]);
        Assert.Empty(folder.Files.Except(["untouched"]));
        Kill(after: [.. Epoch, "step"]);
        Assert.Equal(["killed", "untouched"], folder.Files);
        KillWhileWriting();
        KillWhileWriting();
        Kill(after: ["step", "step", "step"]);
        Run(folder.File("killed"));

        using (var file = new SafetensorsFile(folder.File("killed")))
            Assert.Equal($"{KillableRun.Epochs}", file.Metadata["epoch"]);
        // weights, optimiser, generator, learning rates and history at once
        Assert.Equal(File.ReadAllBytes(folder.File("untouched")), File.ReadAllBytes(folder.File("killed")));
        Assert.Equal(["killed", "untouched"], folder.Files);
    }

    private bool Writing() => Partial.Length > 0;

    private string[] Partial => Directory.GetFiles(folder.Path, "killed.*.partial");

    private static string[] Epoch => [.. Enumerable.Repeat("step", KillableRun.StepsPerEpoch), "saving"];

    private static void Run(string checkpoint)
    {
        using var process = KillableRun.Start(checkpoint);
        KillableRun.Finish(process);
    }

    // The moment lasts for milliseconds: on a busy machine it may pass unseen, and the run is put back to where it was.
    private void KillWhileWriting()
    {
        var before = File.ReadAllBytes(folder.File("killed"));
        for (var attempt = 1; !Kill(after: Epoch, until: Writing); attempt++)
        {
            Assert.True(attempt < 20, "the moment to kill never came");
            File.WriteAllBytes(folder.File("killed"), before);
        }
    }

    /// <summary>Starts or resumes the run, lets it go on after each of these lines, and sends SIGKILL: at once, or when a condition holds.</summary>
    /// <returns>False where the run went on to its next line before the condition was seen to hold.</returns>
    private bool Kill(string[] after, Func<bool>? until = null)
    {
        if (until is not null)
            Array.ForEach(Partial, File.Delete); // an earlier run's
        using var process = KillableRun.Start(folder.File("killed"));
        foreach (var line in after)
        {
            var printed = process.StandardOutput.ReadLine();
            Assert.True(printed == line, $"'{printed}' instead of '{line}': {(printed is null ? process.StandardError.ReadToEnd() : "")}");
            process.StandardInput.WriteLine();
        }
        var next = until is null ? null : process.StandardOutput.ReadLineAsync();
        var isNow = until is null;
        // without a pause
        while (!isNow && !next!.IsCompleted)
            isNow = until!();
        process.Kill();
        process.WaitForExit();
        Assert.NotEqual(0, process.ExitCode);
        return isNow;
    }
}
