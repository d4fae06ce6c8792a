using GenCore.Models.Autoregressive;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Autoregressive;

/// <summary>The two PixelRNNs, side by side.</summary>
public class PixelRnnTests
{
    private static readonly Dictionary<string, Func<PixelShape, AutoregressiveModel>> Makers = new()
    {
        ["rows"] = shape => new RowLstm(shape, hidden: 3, layers: 2),
        ["diagonals"] = shape => new DiagonalBiLstm(shape, hidden: 3, layers: 1),
        ["diagonals, two layers"] = shape => new DiagonalBiLstm(shape, hidden: 3, layers: 2),
    };

    public static TheoryData<string> Names => [.. Makers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_pixel_sees_itself_or_what_comes_after(string name) => AutoregressiveChecks.IsCausal(Make(name, new(1, 6, 5)));

    [Theory]
    [MemberData(nameof(Names))]
    public void No_channel_sees_itself_or_what_comes_after(string name) => AutoregressiveChecks.IsCausal(Make(name, new(3, 3, 3, Levels: 4)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_probabilities_of_all_images_sum_to_one(string name)
    {
        AutoregressiveChecks.SumsToOne(Make(name, new(1, 3, 3)));
        AutoregressiveChecks.SumsToOne(Make(name, new(1, 2, 2, Levels: 4)));
        AutoregressiveChecks.SumsToOne(Make(name, new(3, 1, 2, Levels: 3)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_a_batch_changes_nothing(string name) => AutoregressiveChecks.KeepsTheBatchOrder(Make(name, new(1, 6, 5)));

    [Theory]
    [InlineData("diagonals", 9, 10)]
    [InlineData("diagonals", 12, 5)]
    [InlineData("diagonals, two layers", 5, 11)]
    public void Diagonals_see_every_pixel_before_but_the_last_of_the_row_above(string name, int height, int width)
    {
        using var scope = NewDisposeScope();
        // in double precision the farthest pixels' slopes do not round to zero
        AutoregressiveChecks.Sees(Make(name, new(1, height, width)).to(ScalarType.Float64), (i, j) =>
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

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_lowers_the_loss(string name)
    {
        manual_seed(1);
        var images = (arange(6).unsqueeze(0) + arange(6).unsqueeze(1)).remainder(2).to_type(ScalarType.Float32).reshape(1, 1, 6, 6).repeat(8, 1, 1, 1);
        var model = Makers[name](new(1, 6, 6));
        var losses = AutoregressiveChecks.Train(model, images, steps: 150, learningRate: 0.02);
        Assert.InRange(losses[0], 20, 36);
        Assert.InRange(model.Evaluate(images, batchSize: 3), 0, 2);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Contains("at least 1 layer", Assert.Throws<ArgumentException>(() => new RowLstm(layers: 0)).Message);
        Assert.Contains("at least 1 feature", Assert.Throws<ArgumentException>(() => new DiagonalBiLstm(hidden: 0)).Message);
        Assert.Contains("not told classes", Assert.Throws<ArgumentException>(() => new DiagonalBiLstm(new(Classes: 10))).Message);
        Assert.Contains("3 groups of equal size", Assert.Throws<ArgumentException>(() => new RowLstm(new(3, 4, 4), hidden: 8)).Message);
    }

    private static AutoregressiveModel Make(string name, PixelShape shape) => AutoregressiveChecks.Randomise(Makers[name](shape));
}
