namespace Workbook.Execution;

/// <summary>How many of a notebook's exercises were tried, and in how many the check did what it should.</summary>
internal sealed record ExerciseCount(int Held, int Tried)
{
    public bool AllHeld => Held == Tried;

    /// <summary>"3/3".</summary>
    public override string ToString() => $"{Held}/{Tried}";
}
