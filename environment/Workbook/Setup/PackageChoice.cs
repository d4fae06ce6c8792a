namespace Workbook.Setup;

/// <summary>The decision between the two, the package that brings libtorch, and why: the reason completes "polyfill, because …".</summary>
internal sealed record PackageChoice(PackageMode Mode, string Backend, string Reason)
{
    public string ModeName => Mode.ToString().ToLowerInvariant();

    public override string ToString() => $"{ModeName}, because {Reason}";
}
