using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbook.Pages;

namespace GenCore.Tests.Notebooks;

public class MarkdownCellsTests
{
    [Theory]
    [InlineData("the code $z$ of $d$ numbers", 2)]
    [InlineData("$$a_1\n= b_2\n- c\n+ \\text{no list}$$", 1)]
    [InlineData("$$\\begin{aligned}\na&=\\underbrace{\\mathbb E_q\\big[\\log p\\big]}_{\\text{x}}\\\\\n&=\\mathrm{KL}\\big(q\\,\\|\\,p\\big)\n\\end{aligned}$$", 1)]
    [InlineData("\\begin{align}a&=b\\end{align}", 1)]
    [InlineData("| a |\n|---|\n| $P(a|b)$ |", 1)]
    [InlineData("<details><summary>$x^2$</summary>\n\n$y$\n\n</details>", 2)]
    [InlineData("$a_1$ and *b* and $c_1$", 2)]
    [InlineData("$\\text{costs \\$5}$", 1)]
    [InlineData("it costs $5 or $6, not \\$x\\$", 0)]
    [InlineData("from $5 to `$x$`", 0)]
    [InlineData("``` $x$ ``` and `` `$x$ ``", 0)]
    [InlineData("```\n$x$\n```\n\n~~~\n$$y$$\n~~~", 0)]
    [InlineData("$a\n\nb$ $$c\n\nd$$", 0)]
    public void Formulas_are_found_as_jupyter_finds_them(string markdown, int formulas)
    {
        var html = Render(markdown);
        Assert.Equal(formulas, Regex.Count(html, "<math "));
        Assert.DoesNotContain("class=\"formula\"", html);
        Assert.DoesNotMatch("[\uE000\uE001]", html);
    }

    [Fact]
    public void What_markdown_would_have_changed_in_a_formula_is_as_it_was_written()
    {
        const string tex = @"x_1\,y_1 *a* \\ <b> &";
        Assert.Contains("""<annotation encoding="application/x-tex">x_1\,y_1 *a* \\ &lt;b&gt; b</annotation>""", Render($"$${tex[..^1]}b$$"));
    }

    [Theory]
    [InlineData("$\\frac{$", "<p><code class=\"formula\">$\\frac{$</code></p>")]
    [InlineData("$\\nosuchmacro<b>$", "<p><code class=\"formula\">$\\nosuchmacro&lt;b&gt;$</code></p>")]
    public void A_formula_that_is_none_is_shown_as_written(string markdown, string html) => Assert.Equal(html, Render(markdown).Trim());

    [Theory]
    [InlineData("$\\mathbb{E}$", "<mi>𝔼</mi>")]
    [InlineData("$\\mathcal{N}$", "<mi>𝒩</mi>")]
    [InlineData("$\\mathcal{L}$", "<mi>ℒ</mi>")]
    [InlineData("$\\mathbb{R}$", "<mi>ℝ</mi>")]
    [InlineData("$\\mathfrak{g}$", "<mi>𝔤</mi>")]
    [InlineData("$\\mathbf{x}$", "<mi>𝐱</mi>")]
    [InlineData("$\\boldsymbol{\\mu}$", "<mi>𝝁</mi>")]
    [InlineData("$\\mathbf{0}$", "<mn>𝟎</mn>")]
    [InlineData("$\\mathrm{K}$", "<mi mathvariant=\"normal\">K</mi>")]
    public void Letters_of_other_alphabets_are_those_of_unicode(string markdown, string mathMl) => Assert.Contains(mathMl, Render(markdown));

    [Theory]
    [InlineData("$\\log x$", 1)]
    [InlineData("$2\\log 2$", 2)]
    [InlineData("$\\log(x)$", 0)]
    public void A_functions_name_stands_apart(string markdown, int spaces) => Assert.Equal(spaces, Regex.Count(Render(markdown), "<mspace"));

    [Theory]
    [InlineData("[a](08-vae.ipynb)", "href=\"08-vae.html\"")]
    [InlineData("[a](08-vae.ipynb#4--training)", "href=\"08-vae.html#4--training\"")]
    [InlineData("[a](https://example.org/a.ipynb)", "href=\"https://example.org/a.ipynb\"")]
    [InlineData("[a](../lib/Vae.cs)", "href=\"../lib/Vae.cs\"")]
    [InlineData("see https://example.org", "<a href=\"https://example.org\">")]
    [InlineData("a < b & c", "a &lt; b &amp; c")]
    [InlineData("![$x$](https://example.org/a.png)", "alt=\"$x$\"")]
    [InlineData("<details><summary>S</summary>\n\n**b**\n\n</details>", "<strong>b</strong>")]
    [InlineData("| a |\n|--:|\n| 1 |", "<td style=\"text-align: right;\">1</td>")]
    public void Markdown_is_rendered(string markdown, string html) => Assert.Contains(html, Render(markdown));

    [Fact]
    public void Headings_have_unique_ids_and_are_gathered()
    {
        var cells = new MarkdownCells(".");
        var html = cells.Render("# One *big* $\\mu$ & [x](y)\n## Two") + cells.Render("## Two\n## ·");
        Assert.Equal(["one-big-mu--x", "two", "two-2", "section"], cells.Headings.Select(heading => heading.Id));
        Assert.All(cells.Headings, heading => Assert.Contains($" id=\"{heading.Id}\"", html));
        Assert.Equal("One big $\\mu$ & x", cells.Headings[0].Text);
        Assert.Contains("<math ", cells.Headings[0].Html);
        Assert.Equal([1, 2, 2, 2], cells.Headings.Select(heading => heading.Level));
    }

    [Fact]
    public void Images_become_part_of_the_page()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a b.png", "png");
        var cells = new MarkdownCells(folder.Path);
        Assert.Contains("src=\"data:image/png;base64,cG5n\"", cells.Render("![x](a%20b.png)"));
        Assert.Contains("src=\"none.png\"", cells.Render("![x](none.png)"));
        var attachments = JsonNode.Parse("""{"c.jpg": {"image/jpeg": "anBn"}}""")!.AsObject();
        Assert.Contains("src=\"data:image/jpeg;base64,anBn\"", cells.Render("![x](attachment:c.jpg)", attachments));
    }

    private static string Render(string markdown) => new MarkdownCells(".").Render(markdown);
}
