using Microsoft.Data.Analysis;

namespace GenCore.Tests.Polyfill.DataFrames;

/// <summary>What the package does, as it was measured on its version 0.23.1.</summary>
public sealed class DataFrameTests
{
    private readonly DataFrame frame = new(
        new StringDataFrameColumn("model", ["VAE", null, "GAN", "PixelCNN"]),
        new DoubleDataFrameColumn("nll", [101.5, null, 95.25, 101.5]),
        new Int32DataFrameColumn("layers", [3, 1, 2, 9]),
        new BooleanDataFrameColumn("latent", [true, false, null, false]));

    [Fact]
    public void Cells_are_read_and_set_by_position_and_by_name()
    {
        Assert.Equal((4, 4), (frame.Rows.Count, frame.Columns.Count));
        Assert.Equal(101.5, frame[0, 1]);
        Assert.Null(frame[1, 1]);
        Assert.Equal(2, frame.Rows[2]["layers"]);
        frame[1, 1] = 7.5;
        frame.Rows[0]["model"] = null;
        frame["layers"][3] = 12;
        Assert.Equal("null 101.5 3 True  | null 7.5 1 False  | GAN 95.25 2 null  | PixelCNN 101.5 12 False ", Text(frame));
        Assert.Throws<ArgumentException>(() => frame[1, 1] = 7);
        Assert.Throws<ArgumentException>(() => frame["test"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => frame[9, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => frame.Rows[4].ToString());
    }

    [Fact]
    public void Columns_have_a_type_a_length_and_nulls()
    {
        Assert.Equal([("model", typeof(string), 1L, false), ("nll", typeof(double), 1L, true), ("layers", typeof(int), 0L, true), ("latent", typeof(bool), 1L, false)],
            frame.Columns.Select(column => (column.Name, column.DataType, column.NullCount, column.IsNumericColumn())));
        Assert.Equal([101.5, null, 95.25, 101.5], frame.Columns.GetDoubleColumn("nll"));
        Assert.Throws<ArgumentException>(() => frame.Columns.GetDoubleColumn("layers"));
        Assert.Equal([null, null], new Int64DataFrameColumn("empty", 2));
    }

    [Fact]
    public void A_frame_takes_columns_of_one_length_and_every_name_once()
    {
        frame["half"] = new DoubleDataFrameColumn("other", [1, 2, 3, 4]);
        Assert.Equal("half", frame.Columns[4].Name);
        frame.Columns.RenameColumn("half", "share");
        frame.Columns.Remove("model");
        Assert.Equal(["nll", "layers", "latent", "share"], frame.Columns.Select(column => column.Name));
        Assert.Equal(3, frame.Columns.IndexOf("share"));
        Assert.Throws<ArgumentException>(() => frame.Columns.Add(new DoubleDataFrameColumn("short", [1.0])));
        Assert.Throws<ArgumentException>(() => frame.Columns.Add(new DoubleDataFrameColumn("nll", 4)));
        Assert.Throws<ArgumentException>(() => new DataFrame(new Int32DataFrameColumn("a", 1), new Int32DataFrameColumn("b", 2)));
    }

    [Fact]
    public void A_filter_keeps_the_rows_where_it_is_true_and_the_columns_types()
    {
        Assert.Equal(["VAE", "PixelCNN"], Models(frame.Filter(frame["nll"].ElementwiseGreaterThan(100))));
        Assert.Equal(["VAE", "GAN", "PixelCNN"], Models(frame[frame["layers"].ElementwiseGreaterThan(1.5)]));
        Assert.Equal(["VAE"], Models(frame.Filter(frame["model"].ElementwiseEquals("VAE"))));
        Assert.Equal([null, "GAN", "PixelCNN"], Models(frame.Filter(frame["model"].ElementwiseNotEquals("VAE"))));
        Assert.Equal(["VAE"], Models(frame.Filter((BooleanDataFrameColumn)frame["latent"])));
        Assert.Equal(["VAE", "GAN", "PixelCNN"], Models(frame.Filter(frame["nll"].ElementwiseIsNotNull())));
        Assert.IsType<DoubleDataFrameColumn>(frame.Filter(frame["nll"].ElementwiseIsNull())["nll"]);
        Assert.Throws<ArgumentException>(() => frame.Filter(new BooleanDataFrameColumn("long", 5)));
    }

    [Fact]
    public void Null_compares_as_zero_and_nan_with_nothing()
    {
        Assert.Equal([false, true, true, false], frame["nll"].ElementwiseLessThan(100.0));
        Assert.Equal([false, true, false, false], frame["nll"].ElementwiseEquals(0));
        Assert.Equal([true, false, true, true], frame["nll"].ElementwiseGreaterThanOrEqual(frame["layers"]));
        Assert.Equal([false, true], new DoubleDataFrameColumn("x", [double.NaN, 1]).ElementwiseLessThanOrEqual(2.0));
        Assert.ThrowsAny<Exception>(() => frame["model"].ElementwiseGreaterThan("VAE"));
    }

    [Fact]
    public void Rows_are_ordered_with_nulls_at_the_end_or_the_beginning()
    {
        Assert.Equal(["GAN", "VAE", "PixelCNN", null], Models(frame.OrderBy("nll")));
        Assert.Equal(["PixelCNN", "VAE", "GAN", null], Models(frame.OrderByDescending("nll")));
        Assert.Equal([null, "GAN", "VAE", "PixelCNN"], Models(frame.OrderBy("nll", putNullValuesLast: false)));
        Assert.Equal(["GAN", "PixelCNN", "VAE", null], Models(frame.OrderBy("model")));
        Assert.Throws<ArgumentException>(() => frame.OrderBy("test"));
    }

    [Fact]
    public void The_first_and_the_last_rows_are_frames_of_their_own()
    {
        Assert.Equal(["VAE", null], Models(frame.Head(2)));
        Assert.Equal(["PixelCNN"], Models(frame.Tail(1)));
        Assert.Equal(["GAN", "VAE"], Models(frame[new[] { 2, 0 }]));
        Assert.Throws<ArgumentOutOfRangeException>(() => frame.Head(5));
        frame.Head(2)[0, 0] = "other";
        Assert.Equal("VAE", frame[0, 0]);
    }

    [Fact]
    public void Rows_are_appended_in_place_or_to_a_copy_and_converted()
    {
        frame.Append(["DARN", "84.13", 4.6, 1], inPlace: true);
        frame.Append(new Dictionary<string, object?> { ["layers"] = 5L }!, inPlace: true);
        frame.Append([7], inPlace: true);
        Assert.Equal("DARN 84.13 5 True  | null null 5 null  | 7 null null null ", Text(frame.Tail(3)));

        Assert.Equal(8, frame.Append(["x", null, 1, true]).Rows.Count);
        Assert.Equal(11, frame.Append(frame.Head(4).Rows).Rows.Count);
        Assert.Equal(7, frame.Rows.Count);
    }

    [Fact]
    public void A_row_that_does_not_fit_leaves_the_frame_as_it_was()
    {
        Assert.Throws<FormatException>(() => frame.Append(["x", "much", 1, true], inPlace: true));
        Assert.Throws<ArgumentException>(() => frame.Append(["x", 1.0, 1, true, 5], inPlace: true));
        Assert.Throws<ArgumentException>(() => frame.Append(new Dictionary<string, object?> { ["test"] = 5 }!, inPlace: true));
        Assert.All(frame.Columns, column => Assert.Equal(4, column.Length));
    }

    [Fact]
    public void Statistics_leave_out_nulls()
    {
        Assert.Equal((298.25 / 3, 101.5), (frame["nll"].Mean(), frame["nll"].Median()));
        Assert.Equal((95.25, 101.5, 298.25), (frame["nll"].Min(), frame["nll"].Max(), frame["nll"].Sum()));
        Assert.Equal((1, 9, 15), (frame["layers"].Min(), frame["layers"].Max(), frame["layers"].Sum()));
        Assert.Equal((3.75, 2.5), (frame["layers"].Mean(), frame["layers"].Median()));
        Assert.Equal(3.5f, new SingleDataFrameColumn("x", [1.5f, 2]).Sum());
        Assert.Equal(double.NaN, new DoubleDataFrameColumn("x", [1, double.NaN, 2]).Max());
        Assert.Null(new DoubleDataFrameColumn("x", 3).Max());
        Assert.ThrowsAny<Exception>(() => frame["model"].Mean());
        Assert.ThrowsAny<Exception>(() => new DoubleDataFrameColumn("x", 3).Mean());
    }

    [Fact]
    public void Text_is_aligned_and_long_frames_are_cut()
    {
        Assert.Equal("model     nll       layers    latent    ", frame.ToString().Split('\n')[0].TrimEnd('\r'));
        Assert.Equal("null      null      1         False     ", frame.ToString().Split('\n')[2].TrimEnd('\r'));
        Assert.EndsWith("  ... 2 of total 4", frame.ToString(2).TrimEnd());
    }

    private static string Text(DataFrame frame) => string.Join(" | ", frame.Rows);

    private static IEnumerable<string?> Models(DataFrame frame) => frame.Columns.GetStringColumn("model");
}
