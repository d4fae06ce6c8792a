using GenCore.Display;
using Microsoft.Data.Analysis;

namespace GenCore.Tests.Display;

public sealed class TableTests
{
    private static readonly Table Models = new Table("model", "test ELBO", "parameters") { Title = "A & B" }
        .Add("VAE", -101.71234, 652_824)
        .Add("<2-D>", -143.2, null);

    [Fact]
    public void Text_is_aligned_numbers_to_the_right() =>
        Assert.Equal(
            """
            A & B
            model  test ELBO  parameters
            VAE      -101.71     652,824
            <2-D>    -143.20
            """.ReplaceLineEndings("\n"),
            Models.ToString());

    [Fact]
    public void Html_is_aligned_and_escaped()
    {
        var html = Models.ToHtml();
        Assert.Contains("<b>A &amp; B</b>", html);
        Assert.Contains("text-align:left\">&lt;2-D&gt;</td>", html);
        Assert.Contains("text-align:right;white-space:nowrap\">-101.71</td>", html);
        Assert.Contains("text-align:right;white-space:nowrap;border-bottom:1px solid\">parameters</th>", html);
        Assert.DoesNotContain("<2-D>", html);
    }

    [Fact]
    public void Decimal_points_stand_under_each_other()
    {
        Assert.Equal(["79.20", "101.32", "-8.00", "NaN"], Cells(79.2f, 101.3249, -8, double.NaN));
        Assert.Equal(["0.5", "120.0"], Cells(0.5, 120.0));
        Assert.Equal(["12", "1,234,568", ""], Cells(12.2, 1234567.8, null));
        Assert.Equal(["123.40000", "0.00012"], Cells(123.4, 0.00012));
        Assert.Equal(["0.0123"], Cells(0.0123));
        Assert.Equal(["0", "0"], Cells(0.0, 0.0));
        Assert.Equal(["5.0e-1", "1.1e-17"], Cells(0.5, 1.1e-17));
        Assert.Equal(["2.5e+20", "1.0e+0"], Cells(2.5e20, 1.0));
        Assert.Equal(["9,007,199,254,740,993", "1"], Cells(9007199254740993, (byte)1));
        Assert.Equal(["0.1", "2.0"], Cells(0.1m, 2));
        Assert.Equal(["0.33333", "n/a"], Cells(1 / 3.0, "n/a"));
    }

    [Fact]
    public void A_unit_is_set_off_from_its_name()
    {
        var html = new Table("test <NLL> (nats)", "(unnamed)", "f(x)", "epoch").ToHtml();
        Assert.Contains(">test &lt;NLL&gt; <span style=\"font-weight:normal;opacity:0.7\">(nats)</span></th>", html);
        Assert.Contains(">(unnamed)</th>", html);
        Assert.Contains(">epoch</th>", html);
        Assert.StartsWith("test (nats)", new Table("test (nats)").ToString());
    }

    [Fact]
    public void A_frame_keeps_its_types_and_shows_nulls_as_empty_cells()
    {
        var frame = new DataFrame(
            new StringDataFrameColumn("model", ["VAE", null, "GAN"]),
            new DoubleDataFrameColumn("NLL (nats)", [101.5, 79.25, null]),
            new Int32DataFrameColumn("parameters", [652_824, null, 3]),
            new BooleanDataFrameColumn("latent", [true, false, null]));
        var table = Table.From(frame, title: "Results");
        Assert.Equal(
            """
            Results
            model  NLL (nats)  parameters  latent
            VAE        101.50     652,824  True
                        79.25              False
            GAN                         3
            """.ReplaceLineEndings("\n"),
            table.ToString());
        Assert.Contains("text-align:left\"></td>", table.ToHtml());
        Assert.DoesNotContain("<tfoot>", table.ToHtml());

        // what the frame becomes afterwards does not change what is shown
        frame[0, 0] = "other";
        Assert.Contains("VAE", table.ToString());
    }

    [Fact]
    public void A_long_frame_is_cut_and_says_how_much_is_missing()
    {
        var frame = new DataFrame(new Int32DataFrameColumn("step", Enumerable.Range(1, 1520)));
        Assert.EndsWith("\n  20\n… and 1,500 more rows", Table.From(frame).ToString());
        Assert.Contains("<tfoot><tr><td colspan=\"1\"", Table.From(frame).ToHtml());
        Assert.EndsWith("… and 1 more row", Table.From(frame, rows: 1519).ToString());
        Assert.EndsWith("1,520", Table.From(frame, rows: 1520).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.From(frame, rows: 0));
        Assert.Throws<ArgumentException>(() => Table.From(new DataFrame()));
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Table("a", "b").Add(1));
        Assert.Contains("The row has 1 cells, expected 2: a, b", error.Message);
        Assert.Throws<ArgumentException>(() => new Table());
    }

    private static string[] Cells(params object?[] column)
    {
        var table = new Table("a");
        foreach (var cell in column) table.Add(cell);
        return [.. table.ToString().Split('\n').Skip(1).Select(line => line.Trim())];
    }
}
