using System.Text;

namespace Microsoft.Data.Analysis;

public partial class DataFrame
{
    private const int RowsShown = 25;
    private const int LeastWidth = 10;

    public override string ToString() => ToString(RowsShown);

    public string ToString(long rowsToShow)
    {
        var width = Columns.Select(column => column.Name.Length + 1).Append(LeastWidth).Max();
        var text = new StringBuilder();
        AppendLine(Columns.Select(column => column.Name));
        foreach (var row in Rows.Take((int)rowsToShow)) AppendLine(row.Select(DataFrameRow.Text));
        if (Rows.Count > rowsToShow) text.Append($"  ... {rowsToShow} of total {Rows.Count}").AppendLine();
        return text.ToString();

        void AppendLine(IEnumerable<string> cells) => text.AppendJoin("", cells.Select(cell => cell.PadRight(width))).AppendLine();
    }
}
