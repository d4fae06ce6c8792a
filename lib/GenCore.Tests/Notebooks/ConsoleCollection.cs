namespace GenCore.Tests.Notebooks;

/// <summary>Tests that redirect the process's console: one at a time, and apart from all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ConsoleCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "console";
}
