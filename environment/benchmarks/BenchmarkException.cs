namespace Benchmarks;

/// <summary>What the user can mend, in one sentence.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
