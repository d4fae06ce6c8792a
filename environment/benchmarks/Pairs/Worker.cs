using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Pairs;

/// <summary>
/// A process that does one side's work when told to. It prepares and says <c>ready SIZE</c>; to a line with a number it answers with the seconds that
/// so many times took, and the most memory it has held, in megabytes. While it waits it takes no time.
/// </summary>
internal sealed class Worker : IDisposable
{
    private readonly Process process;
    private readonly string name;

    private Worker(Process process, string name) => (this.process, this.name) = (process, name);

    /// <summary>What was prepared: parameters of a network, numbers in a set. Both sides of a comparison must say the same.</summary>
    public long Size { get; private init; }

    /// <summary>Starts a worker, and waits until it is ready.</summary>
    /// <exception cref="BenchmarkException">It does not start.</exception>
    public static Worker Start(Side side, BenchSettings settings)
    {
        var (program, arguments) = side.Program == WorkerProgram.DotNet
            ? (Path.Combine(AppContext.BaseDirectory, Path.GetFileNameWithoutExtension(typeof(Worker).Assembly.Location)), new[] { "worker", side.Work })
            : (settings.Python, [Path.Combine(AppContext.BaseDirectory, "worker.py"), side.Work]);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (variable, value) in settings.Environment(side))
            start.Environment[variable] = value;
        var process = Process.Start(start)!;
        var ready = process.StandardOutput.ReadLine()?.Split(' ');
        if (ready is not ["ready", var size])
        {
            process.Kill(entireProcessTree: true);
            throw new BenchmarkException($"The worker of {side.Name} for '{side.Work}' did not start; its own message stands above.");
        }
        return new Worker(process, side.Name) { Size = long.Parse(size, CultureInfo.InvariantCulture) };
    }

    /// <summary>Has the work done so many times.</summary>
    /// <exception cref="BenchmarkException">The worker has died.</exception>
    public Turn Run(int times)
    {
        process.StandardInput.WriteLine(times);
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLine()?.Split(' ') ?? throw new BenchmarkException($"The worker of {name} ended at its work; its own message stands above.");
        return new(double.Parse(answer[0], CultureInfo.InvariantCulture) / times, double.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
