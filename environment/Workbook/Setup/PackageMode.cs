namespace Workbook.Setup;

/// <summary>Where the workbook's packages come from.</summary>
internal enum PackageMode
{
    /// <summary>The feed.</summary>
    Nuget,

    /// <summary>The stand-ins under environment/polyfills.</summary>
    Polyfill,
}
