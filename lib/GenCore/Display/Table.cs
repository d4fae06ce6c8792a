using System.Globalization;
using System.Text;

namespace GenCore.Display;

/// <summary>A small table. Columns of numbers are aligned to the right.</summary>
/// <example><code>
/// new Table("model", "test ELBO (nats)").Add("VAE", -101.7).Add("VAE, 2-D", -143.2)
/// </code></example>
public sealed class Table : Visual
{
    private readonly string[] header;
    private readonly List<object?[]> rows = [];

    /// <summary>Makes a table with a header and no rows.</summary>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public Table(params string[] header)
    {
        if (header.Length == 0) throw new ArgumentException("A table needs a heading for each column, none was given.", nameof(header));
        this.header = header;
    }

    /// <summary>The text above the table.</summary>
    public string? Title { get; init; }

    /// <summary>Adds a row, one cell for each column. Fractions are shown with five digits; format them yourself for others.</summary>
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
        var html = new StringBuilder("<table>");
        if (Title is not null) html.Append($"<caption style=\"padding:2px 10px;text-align:left\"><b>{Escape(Title)}</b></caption>");
        AppendRow(html.Append("<thead>"), "th", header);
        html.Append("</thead><tbody>");
        foreach (var row in rows) AppendRow(html, "td", row);
        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>The table as lines of aligned text.</summary>
    public override string ToString()
    {
        string[][] lines = [header, .. rows.Select(row => row.Select(Text).ToArray())];
        var widths = header.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var text = lines.Select(line => string.Join("  ", line.Select((cell, column) => IsNumeric(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
        var all = string.Join('\n', text);
        return Title is null ? all : $"{Title}\n{all}";
    }

    private void AppendRow(StringBuilder html, string tag, IReadOnlyList<object?> cells)
    {
        html.Append("<tr>");
        for (var column = 0; column < cells.Count; column++)
            html.Append($"<{tag} style=\"padding:2px 10px;text-align:{(IsNumeric(column) ? "right" : "left")}\">{Escape(Text(cells[column]))}</{tag}>");
        html.Append("</tr>");
    }

    private bool IsNumeric(int column) =>
        rows.Exists(row => row[column] is not null) && rows.TrueForAll(row => row[column] is null or int or long or float or double or decimal);

    private static string Text(object? cell) => cell switch
    {
        null => "",
        int or long => string.Create(CultureInfo.InvariantCulture, $"{cell:N0}"),
        float or double or decimal => string.Create(CultureInfo.InvariantCulture, $"{cell:G5}"),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
