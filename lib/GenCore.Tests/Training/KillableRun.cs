using System.Diagnostics;
using GenCore.Data;
using GenCore.Models.Latent;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Training;

/// <summary>
/// A training run as a process of its own, for a test to kill: <c>dotnet exec GenCore.Tests.dll CHECKPOINT</c>. It resumes where there
/// is a checkpoint. As each step ends, and as each checkpoint is about to be written, it prints a line and waits for one; when its
/// input has ended it no longer waits.
/// </summary>
internal static class KillableRun
{
    public const int Epochs = 4;
    public const int StepsPerEpoch = 6;

    /// <summary>What comes after <c>dotnet</c> to start a run.</summary>
    public static string[] Arguments(string checkpoint) => ["exec", typeof(KillableRun).Assembly.Location, checkpoint];

    /// <summary>Starts a run, or another program, that can be talked to.</summary>
    public static Process Start(string program, string[] arguments, string? folder = null) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder ?? "",
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>Starts a run.</summary>
    public static Process Start(string checkpoint) => Start("dotnet", Arguments(checkpoint));

    /// <summary>Lets a run that was started go on to its end, which must be a good one.</summary>
    public static void Finish(Process process)
    {
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, process.StandardError.ReadToEnd());
    }

    // the test assembly's entry point: test hosts load the assembly and never call it
    private static void Main(string[] args)
    {
        Compute.Threads = 1;
        Reproducible.Seed(1);
        using var dataset = new ImageDataset(rand(StepsPerEpoch * 16, 1, 28, 28), zeros(StepsPerEpoch * 16, ScalarType.Int64));
        using var vae = new Vae(latent: 4, hidden: 256);
        using var optimizer = optim.Adam(vae.parameters());
        var trainer = new Trainer(vae, optimizer, dataset.Batches(batchSize: 16), new()
        {
            Epochs = Epochs,
            CheckpointPath = args[0],
            Resume = true,
            Schedule = Schedules.Linear,
            Evaluate = () =>
            {
                var elbo = vae.Evaluate(dataset.Images).Elbo;
                Pause("saving");
                return new() { ["elbo"] = elbo };
            },
        });
        trainer.StepCompleted += _ => Pause("step");
        trainer.Fit(batch => vae.Loss(Binarize.Dynamic(batch.Images)));
    }

    private static void Pause(string line)
    {
        Console.WriteLine(line);
        Console.ReadLine();
    }
}
