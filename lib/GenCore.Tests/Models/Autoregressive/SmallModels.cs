using GenCore.Models.Autoregressive;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Autoregressive;

/// <summary>A small network of each kind, always with the same weights.</summary>
internal static class SmallModels
{
    private static readonly Dictionary<string, Func<PixelShape, AutoregressiveModel>> Makers = new()
    {
        ["plain"] = shape => new PixelCnn(shape, channels: 6, layers: 2),
        ["gated"] = shape => new GatedPixelCnn(shape, channels: 6, layers: 2, dilations: 1),
        ["gated, dilated"] = shape => new GatedPixelCnn(shape, channels: 6, layers: 2),
        ["rows"] = shape => AutoregressiveChecks.Randomise(new RowLstm(shape, hidden: 3, layers: 2)),
        ["diagonals"] = shape => AutoregressiveChecks.Randomise(new DiagonalBiLstm(shape, hidden: 3, layers: 1)),
        ["diagonals, two layers"] = shape => AutoregressiveChecks.Randomise(new DiagonalBiLstm(shape, hidden: 3, layers: 2)),
    };

    public static IEnumerable<string> Names => Makers.Keys;

    public static AutoregressiveModel Make(string name, PixelShape shape)
    {
        manual_seed(1);
        return Makers[name](shape);
    }
}
