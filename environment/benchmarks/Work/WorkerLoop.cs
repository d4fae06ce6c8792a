using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Work;

/// <summary>The worker's side of what <see cref="Pairs.Worker"/> says.</summary>
internal static class WorkerLoop
{
    public static void Run(string name)
    {
        var work = Works.ByName[name]();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready {work.Size}"));
        while (Console.ReadLine() is { } line)
        {
            var clock = Stopwatch.StartNew();
            work.Run(int.Parse(line, CultureInfo.InvariantCulture));
            var seconds = clock.Elapsed.TotalSeconds;
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:R} {process.PeakWorkingSet64 / 1e6:F0}"));
        }
    }
}
