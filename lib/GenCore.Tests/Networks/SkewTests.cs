using GenCore.Networks;
using static TorchSharp.torch;

namespace GenCore.Tests.Networks;

public class SkewTests
{
    [Fact]
    public void Each_row_moves_one_further_to_the_right()
    {
        var skewed = Skew.Apply(tensor(new[] { 1f, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }, 3, 4));
        Assert.Equal([3L, 6L], skewed.shape);
        Assert.Equal([1, 2, 3, 4, 0, 0, 0, 5, 6, 7, 8, 0, 0, 0, 9, 10, 11, 12], skewed.data<float>().ToArray());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(5, 1)]
    [InlineData(7, 3)]
    [InlineData(28, 28)]
    public void Undoing_it_gives_the_map_back(int height, int width)
    {
        var map = rand(2, 3, height, width);
        var skewed = Skew.Apply(map);
        Assert.Equal([2L, 3, height, width + height - 1], skewed.shape);
        Assert.Equal(map.data<float>().ToArray(), Skew.Undo(skewed).contiguous().data<float>().ToArray());
    }

    [Fact]
    public void Left_and_above_stand_in_the_column_before()
    {
        var map = arange(20).reshape(4, 5);
        var skewed = Skew.Apply(map);
        Assert.Equal(map[2, 2].item<long>(), skewed[2, 4].item<long>());
        Assert.Equal(map[2, 1].item<long>(), skewed[2, 3].item<long>());
        Assert.Equal(map[1, 2].item<long>(), skewed[1, 3].item<long>());
    }

    [Fact]
    public void What_is_no_map_is_refused()
    {
        Assert.Contains("[..., H, W]", Assert.Throws<ArgumentException>(() => Skew.Apply(zeros(3))).Message);
        Assert.Contains("at least 4 columns, but this has 3", Assert.Throws<ArgumentException>(() => Skew.Undo(zeros(4, 3))).Message);
    }
}
