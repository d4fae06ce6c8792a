using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Refuses traces that cannot be drawn, with what is wrong with them.</summary>
internal static class TraceCheck
{
    private static readonly string[] PointData = ["x", "y"];

    /// <exception cref="ArgumentException">The type is not drawn, or the data do not fit together.</exception>
    public static void Check(JsonObject trace)
    {
        var type = trace.Text("type") ?? "trace without a type";
        if (!Mark.Types.Contains(type))
            throw new ArgumentException($"A {type} cannot be drawn, expected one of {string.Join(", ", Mark.Types)}.");
        var name = trace.Text("name") is { Length: > 0 } given ? $"The {type} \"{given}\"" : $"The {type}";
        foreach (var key in PointData.Where(trace.ContainsKey))
            if (trace[key] is not JsonArray list || list.Any(item => item is JsonArray)) throw new ArgumentException($"{name} has a {key} that is no list of numbers or texts.");

        foreach (var owner in new[] { trace, trace.Object("marker") })
            if (owner?["colorscale"] is { } scale) ColourScale.Stops(scale);
        if (type is "heatmap" or "contour") CheckMatrix(trace, name);
        else if (type == "histogram") Require(trace.ContainsKey("x"), $"{name} has no x, expected the numbers to count.");
        else CheckPoints(trace, name);
        if (type == "scatter") CheckSymbols(trace, name);
    }

    private static void CheckPoints(JsonObject trace, string name)
    {
        var (x, y) = (trace.Array("x"), trace.Array("y"));
        Require(x is not null || y is not null, $"{name} has neither x nor y, expected one of them at least.");
        if (x is not null && y is not null) Require(x.Count == y.Count, $"{name} has {x.Count:N0} x and {y.Count:N0} y, expected as many of both.");
        var count = (x ?? y)!.Count;
        foreach (var key in new[] { "array", "arrayminus" })
            if (trace.Object("error_y").Array(key) is { } errors) Require(errors.Count == count, $"{name} has {count:N0} points and {errors.Count:N0} errors, expected one for each.");
        foreach (var key in new[] { "color", "size", "symbol" })
            if (trace.Object("marker").Array(key) is { } looks) Require(looks.Count == count, $"{name} has {count:N0} points and a list of {looks.Count:N0} for marker.{key}, expected one for each.");
    }

    private static void CheckMatrix(JsonObject trace, string name)
    {
        Require(trace.Array("z") is { Count: > 0 } z && z.All(row => row is JsonArray { Count: > 0 }), $"{name} has no z, expected a matrix: an array [rows, columns], a list of rows, or a tensor of two dimensions.");
        var rows = trace.Array("z")!.Select(row => ((JsonArray)row!).Count).ToArray();
        Require(rows.All(row => row == rows[0]), $"{name} has a z whose rows have {rows.Min():N0} to {rows.Max():N0} numbers, expected as many in each.");
        CheckPlaces(trace.Array("x"), "x", rows[0], "columns");
        CheckPlaces(trace.Array("y"), "y", rows.Length, "rows");
        if (trace.Text("type") == "contour") Require(rows.Length > 1 && rows[0] > 1, $"{name} has a z [{rows.Length}, {rows[0]}], expected two rows and two columns at least.");

        void CheckPlaces(JsonArray? places, string key, int count, string what) =>
            Require(places is null || places.Count == count || places.Count == count + 1, $"{name} has {places?.Count:N0} {key} and a z with {count:N0} {what}, expected one for each, or one more for their edges.");
    }

    private static void CheckSymbols(JsonObject trace, string name)
    {
        var symbols = trace.Object("marker")?["symbol"] is JsonArray list ? list.Select(symbol => symbol.AsText()) : [trace.Object("marker").Text("symbol") ?? "circle"];
        foreach (var symbol in symbols.Distinct())
            Require(MarkerSymbol.IsKnown(symbol), $"{name} has markers \"{symbol}\", expected {string.Join(", ", MarkerSymbol.Names)}, or one of them with \"-open\".");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition) throw new ArgumentException(message);
    }
}
