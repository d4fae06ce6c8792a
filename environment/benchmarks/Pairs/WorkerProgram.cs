namespace Benchmarks.Pairs;

/// <summary>Which program does a side's work.</summary>
internal enum WorkerProgram
{
    /// <summary>This one, as <c>worker NAME</c>.</summary>
    DotNet,

    /// <summary><c>worker.py NAME</c>.</summary>
    Python,
}
