using System.Security.Cryptography;
using System.Text;

namespace Workbook.Notebooks;

/// <summary>The fingerprint of a notebook's code, by which its outputs are known to be of this code.</summary>
internal static class CodeHash
{
    /// <summary>
    /// SHA-256, in hexadecimal, over the code cells in order. Knobs that a run put in do not count, nor do blanks at the ends of lines
    /// and of cells.
    /// </summary>
    public static string Of(Notebook notebook)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var cell in notebook.CodeCells.Where(cell => !cell.HasTag(CellTags.Injected)))
        {
            var code = Encoding.UTF8.GetBytes(Normal(cell.Source));
            // the length says where a cell ends, whatever is in it
            hash.AppendData(Encoding.UTF8.GetBytes($"{code.Length}\n"));
            hash.AppendData(code);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Normal(string source) => string.Join('\n', source.Split('\n').Select(line => line.TrimEnd())).TrimEnd();
}
