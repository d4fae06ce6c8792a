using GenCore.Training;

namespace GenCore.Tests.Training;

public class SeriesTests
{
    [Fact]
    public void Series_keep_their_order_and_stay_as_long_as_each_other()
    {
        var series = new Series();
        series.Append([("loss", 3), ("kl", 1)]);
        series.Append([("loss", 2)]);
        series.Append([("accuracy", 0.5), ("loss", 1)]);

        Assert.Equal(["loss", "kl", "accuracy"], series.Keys);
        Assert.Equal(3, series.Length);
        Assert.Equal([3, 2, 1], series["loss"]);
        Assert.Equal([1, double.NaN, double.NaN], series["kl"]);
        Assert.Equal([double.NaN, double.NaN, 0.5], series["accuracy"]);

        series.Truncate(1);
        Assert.Equal([3], series["loss"]);
        Assert.Equal(1, series.Length);
    }

    [Fact]
    public void A_view_follows_the_series_and_cannot_change_it()
    {
        var series = new Series();
        series.Append([("loss", 3)]);
        var view = series["loss"];
        series.Append([("loss", 2)]);
        Assert.Equal([3, 2], view);
        Assert.Throws<NotSupportedException>(() => ((IList<double>)view)[0] = 0);
    }

    [Fact]
    public void A_name_that_is_not_there_is_answered_with_those_that_are()
    {
        var series = new Series();
        series.Append([("loss", 3)]);
        Assert.Contains("'accuracy'; there are: loss", Assert.Throws<KeyNotFoundException>(() => series["accuracy"]).Message);
    }
}
