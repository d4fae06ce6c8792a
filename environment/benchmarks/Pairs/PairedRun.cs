namespace Benchmarks.Pairs;

/// <summary>Has both sides of a comparison work by turns.</summary>
internal static class PairedRun
{
    /// <exception cref="BenchmarkException">A worker fails, or the sides prepared different things.</exception>
    public static PairResult Of(Comparison comparison, BenchSettings settings)
    {
        using var first = Worker.Start(comparison.First, settings);
        using var second = Worker.Start(comparison.Second, settings);
        if (first.Size != second.Size)
            throw new BenchmarkException($"{comparison.Name}: {comparison.First.Name} prepared {first.Size} numbers and {comparison.Second.Name} {second.Size}: this is not the same work.");
        // the first turn warms caches, allocators and the compiler, and is not counted
        first.Run(comparison.Times);
        second.Run(comparison.Times);
        var (ofFirst, ofSecond) = (new List<Turn>(), new List<Turn>());
        for (var round = 0; round < comparison.Rounds; round++)
        {
            // who goes first takes turns too
            if (round % 2 == 0)
            {
                ofFirst.Add(first.Run(comparison.Times));
                ofSecond.Add(second.Run(comparison.Times));
            }
            else
            {
                ofSecond.Add(second.Run(comparison.Times));
                ofFirst.Add(first.Run(comparison.Times));
            }
        }
        return new(comparison, ofFirst, ofSecond);
    }
}
