namespace Benchmarks.Pairs;

/// <summary>What a worker measured in one turn.</summary>
/// <param name="Seconds">For the work once, on average over the turn.</param>
/// <param name="PeakMegabytes">The most memory that its process has held so far.</param>
internal sealed record Turn(double Seconds, double PeakMegabytes);
