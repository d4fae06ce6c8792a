namespace Workbook.Setup;

/// <summary>What came of trying the packages, with one line on it: the version that works, or what stands in the way.</summary>
internal sealed record ProbeAnswer(ProbeOutcome Outcome, string Detail);
