using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>
/// Decides what a layout leaves open, and writes it into the layout: Plotly then draws the same as the static picture.
/// What depends on the room that text takes is decided by <see cref="FigureDrawing"/>.
/// </summary>
internal static class LayoutDefaults
{
    private const double Width = 640;
    private const double Height = 360;

    /// <summary>Completes a layout.</summary>
    public static void Complete(JsonObject layout)
    {
        layout.Default("width", Width);
        layout.Default("height", Height);
        layout.Default("paper_bgcolor", Theme.Ground);
        layout.Default("plot_bgcolor", Theme.Ground);
        layout.Default("hovermode", "closest");
        var font = layout.Child("font");
        font.Default("family", Theme.FontFamily);
        font.Default("size", Theme.FontSize);
        font.Default("color", Theme.Ink);
        if (layout["title"] is not JsonObject && layout.Text("title") is { } title)
            layout["title"] = new JsonObject
            {
                ["text"] = title,
                ["font"] = new JsonObject { ["size"] = Theme.TitleSize, ["weight"] = 600.0 },
                ["x"] = 0.5, ["xanchor"] = "center", ["y"] = 1.0, ["yref"] = "container", ["yanchor"] = "top",
                ["pad"] = new JsonObject { ["t"] = 10.0 },
            };
        layout["legend"] = new JsonObject { ["orientation"] = "h", ["x"] = 0.5, ["xanchor"] = "center", ["y"] = 1.0, ["yanchor"] = "bottom", ["traceorder"] = "normal" };
        foreach (var key in layout.Select(pair => pair.Key).Where(FigureAxis.IsKey).ToArray())
            CompleteAxis(layout.Child(key));
        foreach (var annotation in layout.Array("annotations")?.OfType<JsonObject>() ?? []) CompleteAnnotation(annotation);
        foreach (var shape in layout.Array("shapes")?.OfType<JsonObject>() ?? []) CompleteShape(shape);
    }

    /// <summary>Completes an axis.</summary>
    public static void CompleteAxis(JsonObject axis)
    {
        axis.Default("gridcolor", Theme.Grid);
        axis.Default("linecolor", Theme.AxisLine);
        axis.Default("showline", true);
        axis.Default("zeroline", false);
        axis.Default("exponentformat", "power");
        axis.Default("separatethousands", true);
        if (axis.ContainsKey("overlaying")) axis.Default("showgrid", false);
        if (axis["title"] is not JsonObject && axis.Text("title") is { } title) axis["title"] = new JsonObject { ["text"] = title, ["standoff"] = 8.0, ["font"] = new JsonObject { ["size"] = Theme.FontSize } };
    }

    /// <summary>Adds a remark at the lower right, below the axis.</summary>
    public static void AddNote(JsonObject layout, string text)
    {
        layout.Child("margin").Default("b", 48.0);
        AddAnnotation(layout, new JsonObject
        {
            ["text"] = text, ["showarrow"] = false, ["font"] = new JsonObject { ["size"] = 11.0, ["color"] = Theme.Muted },
            ["xref"] = "paper", ["yref"] = "paper", ["x"] = 1.0, ["xanchor"] = "right", ["y"] = 0.0, ["yanchor"] = "top", ["yshift"] = -26.0,
        });
    }

    /// <summary>Adds an annotation.</summary>
    public static void AddAnnotation(JsonObject layout, JsonObject annotation)
    {
        CompleteAnnotation(annotation);
        if (layout.Array("annotations") is { } annotations) annotations.Add(annotation);
        else layout["annotations"] = new JsonArray(annotation);
    }

    private static void CompleteAnnotation(JsonObject annotation)
    {
        annotation.Default("xref", "x");
        annotation.Default("yref", "y");
        annotation.Default("showarrow", true);
        var font = annotation.Child("font");
        font.Default("size", Theme.FontSize);
        font.Default("color", Theme.Ink);
        if (annotation.Flag("showarrow") == true)
        {
            annotation.Default("ax", -10.0);
            annotation.Default("ay", -30.0);
            annotation.Default("arrowcolor", Theme.Ink);
            annotation.Default("arrowhead", 2.0);
            annotation.Default("arrowwidth", 1.2);
        }
        else if (!annotation.ContainsKey("bgcolor")) font.Default("shadow", "auto");

        annotation.Default("xanchor", Anchor(annotation, "x", "left", "center", "right"));
        annotation.Default("yanchor", Anchor(annotation, "y", "bottom", "middle", "top"));
    }

    private static void CompleteShape(JsonObject shape)
    {
        shape.Default("type", "rect");
        shape.Default("xref", "x");
        shape.Default("yref", "y");
        var line = shape.Child("line");
        line.Default("color", Theme.Muted);
        line.Default("width", shape.Text("type") == "line" ? 1.5 : 0.0);
    }

    // text in the figure's own coordinates keeps within it; text at data stands over them
    private static string Anchor(JsonObject annotation, string key, string low, string middle, string high) =>
        annotation.Flag("showarrow") == true || annotation.Text($"{key}ref") == key || annotation.Number(key) is not { } share ? middle
        : share < 1 / 3.0 ? low : share > 2 / 3.0 ? high : middle;
}
