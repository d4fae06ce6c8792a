using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>Puts several figures into one: each keeps its traces and gets axes of its own in its part of the area.</summary>
internal sealed class FigureGrid
{
    private const double TitleHeight = 22;
    private const double TitleSize = 13;

    private static readonly string[] References = ["anchor", "overlaying"];

    private readonly JsonObject layout;
    private readonly JsonArray data = [];
    private readonly int columns;
    private readonly double columnWidth;
    private readonly double rowHeight;

    /// <param name="layout">The whole's layout, completed.</param>
    /// <param name="columns">How many figures stand in a row.</param>
    /// <param name="rowHeight">The height of each, in pixels.</param>
    public FigureGrid(JsonObject layout, int columns, double rowHeight)
    {
        (this.layout, this.columns, this.rowHeight) = (layout, columns, rowHeight);
        columnWidth = layout.Number("width")!.Value / columns;
    }

    /// <summary>Makes one figure of completed ones.</summary>
    public FigureJson Compose(IReadOnlyList<(string Title, FigureJson Figure)> cells, bool sharedY)
    {
        var drawings = cells.Select(cell => Alone(cell.Figure)).ToArray();
        if (sharedY)
        {
            Share(cells, drawings);
            drawings = [.. cells.Select(cell => Alone(cell.Figure))];
        }

        var (xCount, yCount) = (0, 0);
        foreach (var (i, (title, figure)) in cells.Index())
        {
            var own = drawings[i].Figure.Layout.Select(pair => pair.Key).Where(FigureAxis.IsKey).Order(StringComparer.Ordinal);
            var ids = own.ToDictionary(key => $"{key[0]}{key[5..]}", key => Id(key[0], key[0] == 'x' ? ++xCount : ++yCount));
            AddTraces(figure, ids);
            AddAxes(figure.Layout, ids, Domains(drawings, i));
            AddRemarks(figure.Layout, ids);
            LayoutDefaults.AddAnnotation(layout, new JsonObject
            {
                ["text"] = title, ["showarrow"] = false, ["font"] = new JsonObject { ["size"] = TitleSize, ["weight"] = 600.0 },
                ["xref"] = $"{ids["x"]} domain", ["x"] = 0.5, ["xanchor"] = "center", ["yref"] = $"{ids["y"]} domain", ["y"] = 1.0, ["yanchor"] = "bottom", ["yshift"] = 2.0,
            });
        }

        NameOnce();
        var whole = new FigureJson(data, layout);
        var head = new FigureDrawing(whole.Copy()).Area.Top;
        layout["margin"] = new JsonObject { ["l"] = 0.0, ["r"] = 0.0, ["t"] = head, ["b"] = 0.0 };
        layout["height"] = head + rowHeight * Rows(cells.Count);
        return whole;
    }

    // a figure by itself in its cell: the room that its labels need there is what the grid gives
    private FigureDrawing Alone(FigureJson figure)
    {
        var alone = figure.Copy();
        alone.Layout.Remove("title");
        alone.Layout["showlegend"] = false;
        (alone.Layout["width"], alone.Layout["height"]) = (columnWidth, rowHeight);
        alone.Layout.Child("margin")["t"] = TitleHeight;
        return new FigureDrawing(alone);
    }

    private static void Share(IReadOnlyList<(string Title, FigureJson Figure)> cells, FigureDrawing[] drawings)
    {
        var ends = drawings.SelectMany(drawing => drawing.Figure.Layout.Object("yaxis").Array("range")!.Numbers()).ToArray();
        foreach (var (_, figure) in cells) figure.Layout.Child("yaxis")["range"] = new JsonArray(ends.Min(), ends.Max());
    }

    private ((double Start, double End) X, (double Start, double End) Y) Domains(FigureDrawing[] drawings, int index)
    {
        var (row, column) = (index / columns, index % columns);
        // figures of a column begin and end together, those of a row stand on one line
        var left = drawings.Where((_, i) => i % columns == column).Max(drawing => drawing.Area.Left);
        var right = drawings.Where((_, i) => i % columns == column).Min(drawing => drawing.Area.Right);
        var bottom = drawings.Where((_, i) => i / columns == row).Min(drawing => drawing.Area.Bottom);
        var (width, height) = (columnWidth * columns, rowHeight * Rows(drawings.Length));
        return (((column * columnWidth + left) / width, (column * columnWidth + right) / width),
            (1 - (row * rowHeight + bottom) / height, 1 - (row * rowHeight + TitleHeight) / height));
    }

    private void AddTraces(FigureJson figure, Dictionary<string, string> ids)
    {
        foreach (var trace in figure.Traces.ToArray())
        {
            figure.Data.Remove(trace);
            trace["xaxis"] = ids[trace.Text("xaxis") ?? "x"];
            trace["yaxis"] = ids[trace.Text("yaxis") ?? "y"];
            if (figure.Layout.Flag("showlegend") == false) trace["showlegend"] = false;
            data.Add(trace);
        }
    }

    private void AddAxes(JsonObject own, Dictionary<string, string> ids, ((double Start, double End) X, (double Start, double End) Y) domains)
    {
        foreach (var (before, id) in ids)
        {
            var axis = (JsonObject)own.Child(FigureAxis.Key(before)).DeepClone();
            foreach (var key in References)
                if (axis.Text(key) is { } other && ids.TryGetValue(other, out var renamed)) axis[key] = renamed;
            var (start, end) = id[0] == 'x' ? domains.X : domains.Y;
            axis["domain"] = new JsonArray(Math.Round(start, 5), Math.Round(end, 5));
            axis.Default("anchor", ids[id[0] == 'x' ? "y" : "x"]);
            layout[FigureAxis.Key(id)] = axis;
        }

        foreach (var key in new[] { "barmode", "bargap", "bargroupgap" })
            if (own[key] is { } mode) layout.Default(key, mode.DeepClone());
    }

    private void AddRemarks(JsonObject own, Dictionary<string, string> ids)
    {
        foreach (var list in new[] { "annotations", "shapes" })
        {
            foreach (var remark in own.Array(list)?.OfType<JsonObject>() ?? [])
            {
                var copy = (JsonObject)remark.DeepClone();
                foreach (var key in new[] { "xref", "yref" })
                {
                    var reference = copy.Text(key)!;
                    copy[key] = reference == "paper" ? $"{ids[key[..1]]} domain" : reference.Replace(reference.Split(' ')[0], ids[reference.Split(' ')[0]]);
                }

                if (layout.Array(list) is { } all) all.Add(copy);
                else layout[list] = new JsonArray(copy);
            }
        }
    }

    // a click on the one name hides the series in every figure
    private void NameOnce()
    {
        var names = new HashSet<string>();
        foreach (var trace in data.OfType<JsonObject>().Where(trace => trace.Flag("showlegend") != false && trace.Text("name") is not (null or "")))
        {
            trace.Default("legendgroup", trace.Text("name")!);
            trace["showlegend"] = names.Add(trace.Text("name")!);
        }
    }

    private int Rows(int count) => Math.Max(1, (count + columns - 1) / columns);

    private static string Id(char kind, int number) => number == 1 ? $"{kind}" : $"{kind}{number}";
}
