namespace Workbook.Doctor;

/// <summary>One thing examined, what was found, and what to do about it: no cure where it is well.</summary>
internal sealed record Finding(string Subject, string Detail, string? Cure = null);
