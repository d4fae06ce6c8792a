using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>A figure as Plotly takes it: traces and layout.</summary>
internal sealed record FigureJson(JsonArray Data, JsonObject Layout)
{
    /// <summary>The traces.</summary>
    public IEnumerable<JsonObject> Traces => Data.OfType<JsonObject>();

    /// <summary>Completes checked traces and a layout; what is given is not changed.</summary>
    public static FigureJson Of(IReadOnlyList<JsonObject> traces, JsonObject layout)
    {
        var figure = new FigureJson([.. traces.Select(trace => trace.DeepClone())], (JsonObject)layout.DeepClone());
        var notes = new List<string>();
        foreach (var (i, trace) in figure.Traces.Index())
        {
            TraceDefaults.Complete(trace, Palette.Colour(i));
            if (trace.Text("type") == "scatter" && Thinning.Apply(trace) is { } note) notes.Add(note);
        }

        HistogramBins.Complete([.. figure.Traces.Where(trace => trace.Text("type") == "histogram")]);
        LayoutDefaults.Complete(figure.Layout);
        // the names of small dots are found by large ones
        if (figure.Traces.All(trace => trace.Text("mode") == "markers")) figure.Layout.Child("legend")["itemsizing"] = "constant";
        if (notes.Count > 0) LayoutDefaults.AddNote(figure.Layout, string.Join(", ", notes.Distinct()));
        return figure;
    }

    /// <summary>The same again, to be changed by itself.</summary>
    public FigureJson Copy() => new((JsonArray)Data.DeepClone(), (JsonObject)Layout.DeepClone());
}
