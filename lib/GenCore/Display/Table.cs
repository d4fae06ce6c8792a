using System.Globalization;
using System.Text;
using GenCore.Display.Tables;
using Microsoft.Data.Analysis;

namespace GenCore.Display;

/// <summary>
/// A small table. Numbers are aligned at their decimal points, and a heading's unit, in parentheses at its end, is set off
/// from its name.
/// </summary>
/// <example><code>
/// new Table("model", "test ELBO (nats)").Add("VAE", -101.7).Add("VAE, 2-D", -143.2)
/// </code></example>
public sealed class Table : Visual
{
    private readonly string[] header;
    private readonly List<object?[]> rows = [];
    private long hiddenRows;

    /// <summary>Makes a table with a header and no rows.</summary>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public Table(params string[] header)
    {
        if (header.Length == 0) throw new ArgumentException("A table needs a heading for each column, none was given.", nameof(header));
        this.header = header;
    }

    /// <summary>The text above the table.</summary>
    public string? Title { get; init; }

    /// <summary>A data frame's first rows, as they are now; a last line says how many more it has.</summary>
    /// <param name="frame">The frame; its nulls become empty cells.</param>
    /// <param name="rows">How many rows to show at most.</param>
    /// <param name="title">The text above the table.</param>
    /// <exception cref="ArgumentException">The frame has no column.</exception>
    public static Table From(DataFrame frame, int rows = 20, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var table = new Table([.. frame.Columns.Select(column => column.Name)]) { Title = title };
        foreach (var row in frame.Rows.Take(rows)) table.Add([.. row]);
        table.hiddenRows = frame.Rows.Count - table.rows.Count;
        return table;
    }

    /// <summary>
    /// Adds a row, one cell for each column. A column's fractions are shown with as many decimals as give the greatest
    /// five digits; format them yourself for others.
    /// </summary>
    /// <returns>The table, for the next row.</returns>
    /// <exception cref="ArgumentException">There are more or fewer cells than columns.</exception>
    public Table Add(params object?[] cells)
    {
        if (cells.Length != header.Length)
            throw new ArgumentException($"The row has {cells.Length} cells, expected {header.Length}: {string.Join(", ", header)}.", nameof(cells));
        rows.Add(cells);
        return this;
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var formats = Formats();
        var html = new StringBuilder("<div style=\"overflow-x:auto\"><table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">");
        if (Title is not null) html.Append($"<caption style=\"padding:2px 10px;text-align:left;color:inherit\"><b>{Escape(Title)}</b></caption>");
        AppendRow(html.Append("<thead>"), "th", header.Select(HeadingHtml), formats);
        html.Append("</thead><tbody>");
        foreach (var row in rows) AppendRow(html, "td", Texts(row, formats).Select(Escape), formats);
        html.Append("</tbody>");
        if (hiddenRows > 0) html.Append($"<tfoot><tr><td colspan=\"{header.Length}\" style=\"padding:2px 10px;text-align:left;opacity:0.7\">{HiddenText}</td></tr></tfoot>");
        return html.Append("</table></div>").ToString();
    }

    /// <summary>The table as lines of aligned text.</summary>
    public override string ToString()
    {
        var formats = Formats();
        string[][] lines = [header, .. rows.Select(row => Texts(row, formats))];
        var widths = header.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var text = lines.Select(line => string.Join("  ", line.Select((cell, column) => formats[column] is null ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
        return string.Join('\n', [.. Title is null ? [] : new[] { Title }, .. text, .. hiddenRows > 0 ? new[] { HiddenText } : []]);
    }

    private string HiddenText => string.Create(CultureInfo.InvariantCulture, $"… and {hiddenRows:N0} more {(hiddenRows == 1 ? "row" : "rows")}");

    private static void AppendRow(StringBuilder html, string tag, IEnumerable<string> cells, NumberFormat?[] formats)
    {
        var rule = tag == "th" ? ";border-bottom:1px solid" : "";
        html.Append("<tr>");
        foreach (var (cell, format) in cells.Zip(formats))
            html.Append($"<{tag} style=\"padding:2px 10px;text-align:{(format is null ? "left" : "right;white-space:nowrap")}{rule}\">{cell}</{tag}>");
        html.Append("</tr>");
    }

    private static string HeadingHtml(string text)
    {
        var heading = Heading.Parse(text);
        return heading.Unit.Length == 0 ? Escape(text) : $"{Escape(heading.Name)} <span style=\"font-weight:normal;opacity:0.7\">{Escape(heading.Unit)}</span>";
    }

    // null for a column that does not hold numbers alone
    private NumberFormat?[] Formats() => [.. header.Select((_, column) =>
    {
        var cells = rows.Select(row => row[column]).ToArray();
        var isNumeric = cells.All(cell => cell is null || NumberFormat.IsNumber(cell)) && cells.Any(cell => cell is not null);
        return isNumeric ? NumberFormat.For(cells) : null;
    })];

    private static string[] Texts(object?[] row, NumberFormat?[] formats) => [.. row.Zip(formats, (cell, format) => Text(cell, format))];

    private static string Text(object? cell, NumberFormat? format) => cell switch
    {
        null => "",
        _ when format is not null => format.Text(cell),
        _ when NumberFormat.IsNumber(cell) => NumberFormat.For([cell]).Text(cell),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
