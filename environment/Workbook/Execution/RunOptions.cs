namespace Workbook.Execution;

/// <summary>What the command line asks of a run.</summary>
internal sealed record RunOptions
{
    /// <summary>Knobs to set, as NAME=VALUE.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Where the executed copies go; null: into the notebooks themselves.</summary>
    public string? Folder { get; init; }

    /// <summary>Where the recorded results go, if anywhere.</summary>
    public string? ResultsFile { get; init; }

    /// <summary>Whether to write each executed copy as a page too: beside it, or in <see cref="PagesFolder"/>.</summary>
    public bool Html { get; init; }

    /// <summary>Whether to try each exercise's solution too.</summary>
    public bool Exercises { get; init; }

    /// <summary>Where the pages of notebooks executed in place go.</summary>
    public required string PagesFolder { get; init; }

    /// <summary>How long a cell may take; null for as long as it takes.</summary>
    public TimeSpan? CellTimeout { get; init; }
}
