namespace Benchmarks.Soaks;

/// <summary>What a process holds at one moment.</summary>
/// <param name="Tensors">Tensors that are not freed, after a garbage collection.</param>
/// <param name="Megabytes">Resident memory.</param>
internal readonly record struct Reading(long Tensors, double Megabytes);
