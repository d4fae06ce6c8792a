namespace GenCore.Tests.Metrics;

/// <summary>A theory on <see cref="ReferenceArrays"/>, skipped where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReferenceTheoryAttribute : TheoryAttribute
{
    public ReferenceTheoryAttribute() => Skip = ReferenceArrays.Folder is null ? "../shared/reference/metrics is not there" : null;
}
