namespace Workbook.Setup;

internal enum ProbeOutcome
{
    Works,

    /// <summary>The feed answers, and has no such package or version.</summary>
    NotOnFeed,

    /// <summary>The packages were restored, but their native library does not load on this machine.</summary>
    DoesNotLoad,

    /// <summary>Nothing was learnt: no feed answers, or the restore failed for a reason of its own.</summary>
    NoAnswer,
}
