using GenCore.Models.Autoregressive;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Autoregressive;

/// <summary>The two PixelRNNs, side by side.</summary>
public class PixelRnnTests
{
    [Theory]
    [InlineData("diagonals", 9, 10)]
    [InlineData("diagonals", 12, 5)]
    [InlineData("diagonals, two layers", 5, 11)]
    public void Diagonals_see_every_pixel_before_but_the_last_of_the_row_above(string name, int height, int width)
    {
        using var scope = NewDisposeScope();
        // in double precision the farthest pixels' slopes do not round to zero
        AutoregressiveChecks.Sees(SmallModels.Make(name, new(1, height, width)).to(ScalarType.Float64), (i, j) =>
        {
            // no state of a row knows the row's last pixel; the first convolution shows it to those that it reaches
            var unknown = j % width == width - 1 && j / width == i / width - 1 && i % width + 3 < width - 1;
            return j < i && !unknown;
        });
    }

    [Fact]
    public void Rows_see_a_triangle()
    {
        using var scope = NewDisposeScope();
        var model = AutoregressiveChecks.Randomise(new RowLstm(new(1, 12, 15), hidden: 3, layers: 1).to(ScalarType.Float64));
        var seen = ReceptiveField.Of(model, rand([4, 1, 12, 15], ScalarType.Float64), 11, 7);
        for (var row = 0; row < 11; row++)
        {
            for (var column = 0; column < 15; column++)
            {
                // each row up, a state has heard of one input more on each side, and of one on the left in the same row; the input
                // knows pixels up to 3 columns away, on its right in rows above only
                var inside = column >= 7 - (11 - row) - 1 - 3 && column <= 7 + (10 - row) + 3;
                Assert.Equal(inside, seen[row, column].item<double>() != 0);
            }
        }
        Assert.Equal([3, 4, 5, 6], Enumerable.Range(0, 15).Where(column => seen[11, column].item<double>() != 0));
    }

    [Fact]
    public void Training_lowers_the_loss()
    {
        // as they begin, not with random weights of the other tests' size
        foreach (var make in new Func<AutoregressiveModel>[]
        {
            () => new RowLstm(new(1, 6, 6), hidden: 3, layers: 2),
            () => new DiagonalBiLstm(new(1, 6, 6), hidden: 3, layers: 1),
            () => new DiagonalBiLstm(new(1, 6, 6), hidden: 3, layers: 2),
        })
        {
            manual_seed(1);
            AutoregressiveChecks.LearnsACheckerboard(make(), steps: 150, learningRate: 0.02);
        }
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Contains("at least 1 layer", Assert.Throws<ArgumentException>(() => new RowLstm(layers: 0)).Message);
        Assert.Contains("at least 1 feature", Assert.Throws<ArgumentException>(() => new DiagonalBiLstm(hidden: 0)).Message);
        Assert.Contains("not told classes", Assert.Throws<ArgumentException>(() => new DiagonalBiLstm(new(Classes: 10))).Message);
        Assert.Contains("3 groups of equal size", Assert.Throws<ArgumentException>(() => new RowLstm(new(3, 4, 4), hidden: 8)).Message);
    }
}
