using System.Text.Json.Nodes;
using GenCore.Display.Figures;

namespace GenCore.Display;

/// <summary>Several figures in one picture, row by row, each with a small title: for looking from one to the next.</summary>
/// <remarks>A series that has the same name in several figures is named once, in one legend above them all.</remarks>
/// <example><code>
/// new SmallMultiples("Samples of a mixture", columns: 3, sharedY: true)
///     .Add("k = 1", new Figure(new Histogram { x = one }))
///     .Add("k = 5", new Figure(new Histogram { x = five }))
/// </code></example>
public sealed class SmallMultiples : Plot
{
    private readonly List<(string Title, Plot Plot)> cells = [];
    private readonly string? title;
    private readonly int columns;
    private readonly bool sharedY;

    /// <summary>Makes a picture without figures.</summary>
    /// <param name="title">Text above them all.</param>
    /// <param name="columns">How many stand in a row.</param>
    /// <param name="sharedY">True for one range on all y axes, so that heights compare.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no column.</exception>
    public SmallMultiples(string? title = null, int columns = 3, bool sharedY = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        (this.title, this.columns, this.sharedY) = (title, columns, sharedY);
    }

    /// <summary>The picture's width in pixels.</summary>
    public double Width { get; init; } = 720;

    /// <summary>The height of a row in pixels.</summary>
    public double RowHeight { get; init; } = 220;

    /// <summary>Adds a figure.</summary>
    /// <param name="title">Text above it; its own title is left out.</param>
    /// <param name="plot">A figure or chart; its own size counts for nothing.</param>
    /// <returns>This, for the next figure.</returns>
    /// <exception cref="ArgumentException">The figure consists of several itself.</exception>
    public SmallMultiples Add(string title, Plot plot)
    {
        if (plot is SmallMultiples) throw new ArgumentException($"\"{title}\" consists of several figures, expected one: add them one by one.", nameof(plot));
        cells.Add((title, plot));
        return this;
    }

    /// <summary>The title, and the title of each figure.</summary>
    public override string ToString() => $"{title ?? "small multiples"} ({string.Join("; ", cells.Select(cell => cell.Title))})";

    internal override FigureJson ToFigure()
    {
        var layout = new JsonObject { ["width"] = Width, ["height"] = RowHeight };
        if (title is not null) layout["title"] = title;
        LayoutDefaults.Complete(layout);
        var grid = new FigureGrid(layout, Math.Min(columns, Math.Max(1, cells.Count)), RowHeight);
        return grid.Compose([.. cells.Select(cell => (cell.Title, cell.Plot.ToFigure()))], sharedY);
    }
}
