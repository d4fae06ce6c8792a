using System.Globalization;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Display;

/// <summary>A tensor as text: element type, shape and as many values as can be read.</summary>
internal static class TensorText
{
    private const int MaxRows = 8;
    private const int MaxColumns = 10;

    /// <summary>The type and shape on one line, then the first rows: leading dimensions count as rows.</summary>
    public static string Describe(Tensor tensor)
    {
        var text = new StringBuilder($"{tensor.dtype} [{string.Join(", ", tensor.shape)}]");
        if (tensor.numel() == 0) return text.ToString();

        using var scope = NewDisposeScope();
        var matrix = tensor.detach().reshape(-1, tensor.dim() == 0 ? 1 : tensor.shape[^1]);
        var (rows, columns) = (matrix.shape[0], matrix.shape[1]);
        var (shownRows, shownColumns) = (Math.Min(rows, MaxRows), Math.Min(columns, MaxColumns));
        var values = matrix.narrow(0, 0, shownRows).narrow(1, 0, shownColumns).to_type(ScalarType.Float64).cpu().contiguous().data<double>().ToArray();

        var cells = values.Select(value => value.ToString("G5", CultureInfo.InvariantCulture)).ToArray();
        var width = cells.Max(cell => cell.Length);
        for (var row = 0; row < shownRows; row++)
        {
            var line = cells.Skip(row * (int)shownColumns).Take((int)shownColumns).Select(cell => cell.PadLeft(width));
            text.Append('\n').Append(string.Join("  ", line)).Append(columns > shownColumns ? "  …" : "");
        }

        if (rows > shownRows) text.Append(CultureInfo.InvariantCulture, $"\n… ({rows - shownRows:N0} more rows)");
        return text.ToString();
    }
}
