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
    public void Diagonals_see_every_pixel_before(string name, int height, int width)
    {
        using var scope = NewDisposeScope();
        // in double precision the farthest pixels' slopes do not round to zero
        AutoregressiveChecks.SeesAllBefore(Make(name, new(1, height, width)).to(ScalarType.Float64));
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
                // each row up, a state has heard of one pixel more on each side; the first convolution reaches 3 further, and 3 rows
                // up, and the layer's own one more to the left
                var heard = Enumerable.Range(row, Math.Min(4, 12 - row)).Where(end => end < 12).Select(end => 11 - end).Max() + 3;
                var inside = column >= 7 - heard - 1 && column <= 7 + heard;
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
