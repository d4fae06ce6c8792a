namespace Benchmarks.Work;

/// <summary>Work that has been prepared, to be done again and again.</summary>
internal interface IWork
{
    /// <summary>The parameters of the network, or the numbers in the set: the other side must have as many.</summary>
    long Size { get; }

    /// <summary>Does it so many times.</summary>
    void Run(int times);
}
