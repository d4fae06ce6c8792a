using System.Globalization;
using Microsoft.Data.Analysis;
using TorchSharp;

namespace GenCore.Display;

/// <summary><c>value.Show()</c> for every value: notebook hosts differ in their own functions for it.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value now: a visual as itself, a data frame as a table, a tensor as its type, shape and values, anything else as text.</summary>
    /// <returns>A handle that can replace what is shown.</returns>
    public static DisplayHandle Show(this object? value) => value switch
    {
        Visual visual => visual.Show(),
        DataFrame frame when frame.Columns.Count > 0 => Table.From(frame).Show(),
        torch.Tensor tensor => new TextVisual(TensorText.Describe(tensor)).Show(),
        null => new TextVisual("null").Show(),
        _ => new TextVisual(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Show(),
    };
}
