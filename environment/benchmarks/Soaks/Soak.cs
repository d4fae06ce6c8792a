using System.Diagnostics;
using static TorchSharp.torch;

namespace Benchmarks.Soaks;

/// <summary>
/// A long training, looked at as its parts end. The first part fills caches and pools; from there to the last, live tensors must be the same, resident
/// memory nearly so, and the garbage collector must find no tensor that a dispose scope should have freed.
/// </summary>
internal sealed class Soak
{
    /// <summary>The parts of a training.</summary>
    public const int Parts = 20;

    // what the runtime's own heap and the history's numbers may take
    private const double MegabytesAllowed = 20;

    private readonly List<Reading> readings = [];

    /// <param name="train">Trains for some parts of some steps, and tells of every part's end.</param>
    /// <param name="steps">Steps in all.</param>
    public Soak(Action<int, int, Action> train, int steps)
    {
        var clock = Stopwatch.StartNew();
        train(Parts, steps / Parts, Look);
        Milliseconds = clock.Elapsed.TotalMilliseconds / steps;
    }

    /// <summary>The time of a step.</summary>
    public double Milliseconds { get; }

    /// <summary>Tensors that only finalisers freed.</summary>
    public long Finalised { get; private set; }

    /// <summary>What was held after the first part.</summary>
    public Reading First => readings[0];

    /// <summary>What was held after the last part.</summary>
    public Reading Last => readings[^1];

    /// <summary>Whether nothing grew, and finalisers had nothing to do.</summary>
    public bool IsFlat => Finalised == 0 && Last.Tensors == First.Tensors && Last.Megabytes <= First.Megabytes + MegabytesAllowed;

    private void Look()
    {
        var before = Tensor.TotalCount;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var after = Tensor.TotalCount;
        Finalised += before - after;
        using var process = Process.GetCurrentProcess();
        readings.Add(new(after, process.WorkingSet64 / 1e6));
    }
}
