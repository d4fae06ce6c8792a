using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbook.Notebooks;

/// <summary>Cell ids as nbformat 4.5 wants them: up to 64 letters, digits, - and _, no two alike in a notebook.</summary>
internal static partial class CellIds
{
    /// <summary>Gives an id to each cell that has none, an unfit one, or that of a cell above it. The same notebook gets the same ids every time.</summary>
    public static void Repair(IReadOnlyList<JsonObject> cells)
    {
        var taken = new HashSet<string>();
        // those that stay come first: no new id may be one of them
        var wanting = cells.Where(cell => Of(cell) is not { } id || !taken.Add(id)).ToArray();
        foreach (var cell in wanting)
        {
            var id = Unique(Digest(cell), taken);
            taken.Add(id);
            cell.Remove("id");
            NotebookRepair.Add(cell, "id", id);
        }
    }

    /// <summary>The wish itself, or with the first number behind it that makes it unique.</summary>
    public static string Unique(string wish, IReadOnlySet<string> taken)
    {
        var id = wish;
        for (var number = 2; taken.Contains(id); number++)
            id = $"{wish}-{number}";
        return id;
    }

    /// <summary>The cell's id, or null where it has none that the format allows.</summary>
    public static string? Of(JsonObject cell) =>
        cell["id"] is JsonValue value && value.TryGetValue(out string? id) && Allowed().IsMatch(id) ? id : null;

    private static string Digest(JsonObject cell) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(MultilineText.Join(cell["source"]))))[..8];

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]{1,64}\z")]
    private static partial Regex Allowed();
}
