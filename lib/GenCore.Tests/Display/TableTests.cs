using GenCore.Display;

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
            <2-D>     -143.2
            """.ReplaceLineEndings("\n"),
            Models.ToString());

    [Fact]
    public void Html_is_aligned_and_escaped()
    {
        var html = Models.ToHtml();
        Assert.Contains("<b>A &amp; B</b>", html);
        Assert.Contains("text-align:left\">&lt;2-D&gt;</td>", html);
        Assert.Contains("text-align:right\">-101.71</td>", html);
        Assert.Contains("text-align:right\">parameters</th>", html);
        Assert.DoesNotContain("<2-D>", html);
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Table("a", "b").Add(1));
        Assert.Contains("The row has 1 cells, expected 2: a, b", error.Message);
        Assert.Throws<ArgumentException>(() => new Table());
    }
}
