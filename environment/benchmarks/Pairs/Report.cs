using System.Globalization;
using System.Text.Json.Nodes;

namespace Benchmarks.Pairs;

/// <summary>Results as a table in Markdown, line by line as they come, and as JSON.</summary>
internal static class Report
{
    public const string Head =
        "| what | ours | against | ratio (least–most) | goal | memory |\n|---|--:|--:|--:|--:|--:|";

    public static string Line(PairResult result)
    {
        var c = result.Comparison;
        var (least, most) = result.Range;
        return Invariant($"| {c.What} | {Time(result.First)} | {c.Second.Name} {Time(result.Second)} | {result.Ratio:F2} ({least:F2}–{most:F2}) | {(result.Holds ? "✓" : "✗")} {c.Goal} | {Memory(result.First)} against {Memory(result.Second)} |");
    }

    public static JsonObject Json(PairResult result)
    {
        var c = result.Comparison;
        var (least, most) = result.Range;
        return new()
        {
            ["name"] = c.Name,
            ["what"] = c.What,
            ["first"] = OfSide(c.First, result.First),
            ["second"] = OfSide(c.Second, result.Second),
            ["ratio"] = result.Ratio,
            ["least"] = least,
            ["most"] = most,
            ["goal"] = c.Goal,
            ["holds"] = result.Holds,
            ["rounds"] = c.Rounds,
            ["times"] = c.Times,
        };
    }

    private static JsonObject OfSide(Side side, IReadOnlyList<Turn> turns) => new()
    {
        ["name"] = side.Name,
        ["seconds"] = PairResult.Seconds(turns),
        ["peakMegabytes"] = PairResult.PeakMegabytes(turns),
        ["turns"] = new JsonArray([.. turns.Select(turn => JsonValue.Create(turn.Seconds))]),
    };

    private static string Time(IReadOnlyList<Turn> turns) => PairResult.Seconds(turns) switch
    {
        >= 1 and var s => Invariant($"{s:F2} s"),
        var s => Invariant($"{1000 * s:G3} ms"),
    };

    private static string Memory(IReadOnlyList<Turn> turns) => Invariant($"{PairResult.PeakMegabytes(turns):F0} MB");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
