using System.CommandLine;
using Benchmarks.Pairs;
using TorchSharp.Native;

namespace Benchmarks.Commands;

/// <summary>The time of training steps with each flavour of OpenBLAS and each number of threads.</summary>
internal static class BlasCommand
{
    private static readonly string[] Flavours = ["openmp", "pthread", "serial"];
    private static readonly string[] Works = ["vae", "dcgan"];
    private const int Rounds = 5;

    public static Command Create(Option<string> python)
    {
        var command = new Command("blas", "Training steps with each installed flavour of OpenBLAS and each number of threads, in milliseconds.");
        command.SetAction(parsed => Run(parsed.GetValue(python)!));
        return command;
    }

    private static void Run(string python)
    {
        var flavours = Flavours.Where(flavour => Directory.Exists(OpenBlas.Folder(flavour))).ToArray();
        if (flavours.Length == 0)
            throw new BenchmarkException("No OpenBLAS of Debian's is here: apt-get install libopenblas0-openmp libopenblas0-pthread.");
        Console.WriteLine("| flavour | threads | " + string.Join(" | ", Works.Select(work => $"{work}, ms")) + " |");
        Console.WriteLine("|---|--:|" + string.Concat(Works.Select(_ => "--:|")));
        foreach (var flavour in flavours)
        {
            for (var threads = 1; threads <= Environment.ProcessorCount; threads *= 2)
            {
                var settings = new BenchSettings(python, threads) { Flavour = flavour };
                Console.WriteLine($"| {flavour} | {threads} | {string.Join(" | ", Works.Select(work => $"{1000 * Seconds(work, settings):F1}"))} |");
            }
        }
    }

    private static double Seconds(string name, BenchSettings settings)
    {
        var comparison = Comparison.All.Single(c => c.Name == name);
        using var worker = Worker.Start(comparison.First, settings);
        worker.Run(comparison.Times);
        return PairResult.Seconds([.. Enumerable.Range(0, Rounds).Select(_ => worker.Run(comparison.Times))]);
    }
}
