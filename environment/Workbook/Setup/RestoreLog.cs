using System.Text.RegularExpressions;
using Workbook.Processes;

namespace Workbook.Setup;

/// <summary>Reads from a failed <c>dotnet restore</c> whether the feed lacks a package or whether nothing was learnt.</summary>
internal static partial class RestoreLog
{
    /// <param name="restore">What the restore printed.</param>
    /// <param name="package">What was to be restored: "TorchSharp 0.107.0".</param>
    public static ProbeAnswer Explain(ToolOutput restore, string package)
    {
        var errors = restore.Lines.Select(line => Error().Match(line)).Where(match => match.Success).ToArray();
        // NU1101: no such package; NU1102: no such version; NU1103: only prereleases; NU1100: not found at all
        if (errors.FirstOrDefault(error => error.Groups["code"].Value is "NU1100" or "NU1101" or "NU1102" or "NU1103") is { } missing)
            return new ProbeAnswer(ProbeOutcome.NotOnFeed, $"the feed has no {package} ({missing.Groups["code"].Value})");
        var detail = errors.FirstOrDefault() is { } error ? $"{error.Groups["code"].Value}: {error.Groups["text"].Value.Trim()}" : restore.LastLine;
        return new ProbeAnswer(ProbeOutcome.NoAnswer, detail.TrimEnd('.'));
    }

    [GeneratedRegex(@"error (?<code>[A-Z]+\d+): (?<text>[^\[]+)")]
    private static partial Regex Error();
}
