namespace Benchmarks.Pairs;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">As the table names it: "GenCore", "SciPy".</param>
/// <param name="Program">Whose worker does the work.</param>
/// <param name="Work">What the worker knows it by.</param>
/// <param name="AsInstalled">Whether it uses the OpenBLAS, and of it the kernels, that it finds by itself, instead of those that GenCore takes.</param>
internal sealed record Side(string Name, WorkerProgram Program, string Work, bool AsInstalled = false);
