using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Counts the numbers of histograms in bins.</summary>
internal static class HistogramBins
{
    private const string Start = "start";
    private const string End = "end";
    private const string Size = "size";

    /// <summary>
    /// Gives histograms that have no bins the same ones: as wide as the spread of all their numbers asks for
    /// (2 σ n^−0.4), rounded to 1, 2 or 5 times a power of ten, or about as many as asked for.
    /// </summary>
    public static void Complete(IReadOnlyList<JsonObject> histograms)
    {
        var open = histograms.Where(trace => !IsComplete(trace.Object("xbins")) && !IsOfCategories(trace)).ToArray();
        var numbers = open.SelectMany(trace => trace.Array("x")?.Numbers() ?? []).Where(double.IsFinite).ToArray();
        if (numbers.Length == 0) return;

        var (min, max) = (numbers.Min(), numbers.Max());
        var areWhole = numbers.All(double.IsInteger);
        foreach (var trace in open)
        {
            var bins = trace.Child("xbins");
            var size = bins.Number(Size) ?? Width(numbers, min, max, trace.Number("nbinsx"), areWhole);
            // whole numbers stand in the middle of their bins
            var shift = areWhole && double.IsInteger(size) ? 0.5 : 0;
            var start = bins.Number(Start) ?? Math.Floor((min + shift) / size + 1e-9) * size - shift;
            bins[Start] = start;
            bins[Size] = size;
            bins.Default(End, start + size * Math.Max(1, Math.Floor((max - start) / size + 1e-9) + 1));
            trace["autobinx"] = false;
        }
    }

    /// <summary>The same as a trace of bars.</summary>
    public static JsonObject ToBars(JsonObject histogram)
    {
        var bars = (JsonObject)histogram.DeepClone();
        bars["type"] = "bar";
        var (positions, counts, width) = IsOfCategories(histogram) ? CountCategories(histogram) : CountNumbers(histogram);
        var total = counts.Sum();
        var heights = counts.Select(count => histogram.Text("histnorm") switch
        {
            "percent" => 100 * count / total,
            "probability" => count / total,
            "density" => count / width,
            "probability density" => count / (total * width),
            _ => count,
        });
        bars["x"] = positions;
        bars["y"] = new JsonArray([.. heights.Select(height => JsonValue.Create(double.IsFinite(height) ? height : 0))]);
        if (!IsOfCategories(histogram)) bars["width"] = width;
        return bars;
    }

    private static double Width(double[] numbers, double min, double max, double? count, bool areWhole)
    {
        if (max == min) return 1;
        var mean = numbers.Average();
        var deviation = Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)));
        var width = Scale.RoundUp(count is { } bins ? (max - min) / bins : 2 * deviation * Math.Pow(numbers.Length, -0.4));
        return areWhole ? Math.Max(1, width) : width;
    }

    private static (JsonArray Positions, double[] Counts, double Width) CountNumbers(JsonObject histogram)
    {
        var bins = histogram.Object("xbins");
        if (!IsComplete(bins)) return ([], [], 1);
        var (start, end, size) = (bins.Number(Start)!.Value, bins.Number(End)!.Value, bins.Number(Size)!.Value);
        var counts = new double[Math.Max(1, (int)Math.Ceiling((end - start) / size - 1e-9))];
        foreach (var number in histogram.Array("x")!.Numbers().Where(number => number >= start && number < end))
        {
            // a number on an edge belongs to the bin that begins there, also where the division errs by a bit
            var bin = (int)Math.Floor((number - start) / size + 1e-9);
            counts[Math.Min(bin, counts.Length - 1)]++;
        }

        return ([.. counts.Select((_, i) => JsonValue.Create(start + (i + 0.5) * size))], counts, size);
    }

    private static (JsonArray Positions, double[] Counts, double Width) CountCategories(JsonObject histogram)
    {
        var groups = histogram.Array("x")!.GroupBy(value => value.AsText()).ToArray();
        return ([.. groups.Select(group => JsonValue.Create(group.Key))], [.. groups.Select(group => (double)group.Count())], 1);
    }

    private static bool IsOfCategories(JsonObject histogram) => histogram.Array("x")?.Any(value => value.IsText()) == true;

    private static bool IsComplete(JsonObject? bins) => bins.Number(Start) is not null && bins.Number(End) is not null && bins.Number(Size) is > 0;
}
