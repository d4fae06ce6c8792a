using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbook.Notebooks;
using Workbook.Pages;

namespace GenCore.Tests.Notebooks;

public class NotebookPageTests
{
    [Theory]
    [MemberData(nameof(ShippedNotebookTests.Names), MemberType = typeof(ShippedNotebookTests))]
    public void A_page_of_the_workbook_needs_nothing_but_itself(string name)
    {
        var notebook = Notebook.Read(ShippedNotebookTests.PathOf(name));
        var page = NotebookPage.Render(notebook);
        Assert.DoesNotContain("class=\"formula\"", page);
        Assert.Equal(notebook.CodeCells.Count, Regex.Count(page, "<section class=\"code\">"));
        // what scripts would load comes on top
        var still = Regex.Replace(page, "<script.*?</script>", "", RegexOptions.Singleline);
        Assert.DoesNotMatch("""<(link|iframe|object|embed|base)\b""", still);
        Assert.All(Regex.Matches(still, """\ssrc="([^"]*)""").Select(source => source.Groups[1].Value), source => Assert.StartsWith("data:", source));
        Assert.DoesNotMatch(@"url\(|@import", still);
        Assert.DoesNotContain(".ipynb\"", still);
        var ids = Regex.Matches(still, """\sid="([^"]*)""").Select(id => id.Groups[1].Value).ToHashSet();
        Assert.All(Regex.Matches(still, "href=\"#([^\"]*)").Select(link => link.Groups[1].Value), link => Assert.Contains(link, ids));
    }

    [Fact]
    public void It_is_named_after_its_first_heading()
    {
        Assert.Contains("<title>A &lt;b&gt; $\\mu$ &amp; c</title>", Page(Markdown("text\n\n# A \\<b> $\\mu$ & c")));
        Assert.Contains("<title>a</title>", Page(Markdown("text")));
    }

    [Theory]
    [InlineData("# T\n## A\n## B", false)]
    [InlineData("# T\n## A\n### A1\n## B\n## C", true)]
    public void Contents_are_listed_below_the_title_from_three_sections_on(string markdown, bool listed)
    {
        var page = Page(Markdown("# T"), Markdown(markdown));
        Assert.Equal(listed, page.Contains("<nav"));
        if (listed)
            Assert.Matches("""(?s)<h1 id="t">T</h1>\s*</section>\s*<nav.*href="#a">A</a>.*href="#c">C</a></li>\s*</ul>\s*</nav>\s*<section""", page);
        Assert.DoesNotContain("href=\"#a1\"", page);
    }

    [Fact]
    public void Code_is_shown_as_written_with_its_count()
    {
        var page = Page(Code("\nvar a = \"</script>\"; // <b>", count: "3"), Code("x", count: "null"));
        Assert.Contains("<div class=\"count\">[3]</div>", page);
        Assert.Contains("<div class=\"count\">[ ]</div>", page);
        Assert.Contains("<pre class=\"source\">\n\n<span class=\"keyword\">var</span> a = <span class=\"string\">&quot;&lt;/script&gt;&quot;</span>; <span class=\"comment\">// &lt;b&gt;</span></pre>", page);
        Assert.DoesNotContain("</script>", page);
    }

    [Fact]
    public void Only_csharp_is_coloured()
    {
        Assert.Contains(">\nlet new = 1</pre>", Page(Code("let new = 1", metadata: """{"polyglot_notebook": {"kernelName": "fsharp"}}""")));
        Assert.Contains("class=\"keyword\">new</span>", Page(Code("let new = 1")));
    }

    [Fact]
    public void The_cell_that_a_run_put_in_says_so()
    {
        var notebook = TestNotebook.WithKnobs("var epochs = 3;", "1");
        Assert.DoesNotContain("knobs set for this run", NotebookPage.Render(notebook));
        KnobOverrides.Apply([notebook], ["epochs=5"]);
        Assert.Matches("(?s)knobs set for this run</div>\\s*<pre class=\"source\">\\s*epochs = <span class=\"number\">5", NotebookPage.Render(notebook));
    }

    [Theory]
    [InlineData("""{"output_type": "stream", "name": "stdout", "text": ["a\u001b[31mb\u001b[0m <c>\n", "d"]}""", "<pre class=\"output plain\">ab &lt;c&gt;\nd</pre>")]
    [InlineData("""{"output_type": "stream", "name": "stderr", "text": "\u001b]8;;x\u0007a"}""", "<pre class=\"output plain stderr\">a</pre>")]
    [InlineData("""{"output_type": "display_data", "data": {"text/plain": "p", "image/png": "aQ==\n", "text/html": ["<i>\n", "h</i>"]}}""", "<div class=\"output rich\"><i>\nh</i></div>")]
    [InlineData("""{"output_type": "display_data", "data": {"text/plain": "a \"p\"", "image/png": "aQ==\n", "image/svg+xml": "<svg/>"}}""", "<img src=\"data:image/svg+xml;base64,PHN2Zy8+\" alt=\"a &quot;p&quot;\">")]
    [InlineData("""{"output_type": "execute_result", "data": {"text/plain": "p", "image/png": "aQ==\n", "text/markdown": "*m*"}}""", "<img src=\"data:image/png;base64,aQ==\" alt=\"p\">")]
    [InlineData("""{"output_type": "execute_result", "data": {"text/plain": "p", "text/latex": "$x$", "text/markdown": "*m*"}}""", "<em>m</em>")]
    [InlineData("""{"output_type": "execute_result", "data": {"text/plain": "p", "text/latex": "$$x$$"}}""", "display=\"block\"")]
    [InlineData("""{"output_type": "execute_result", "data": {"text/plain": "<p>", "application/x+json": {"a": 1}}}""", "<pre class=\"output plain\">&lt;p&gt;</pre>")]
    [InlineData("""{"output_type": "error", "ename": "E", "evalue": "<e>", "traceback": ["\u001b[1ma", "<b>"]}""", "<pre class=\"output plain error\"><strong>E: &lt;e&gt;</strong>\na\n&lt;b&gt;</pre>")]
    public void An_output_is_shown_by_its_richest_form(string output, string html) => Assert.Contains(html, Page(Code("x", outputs: output)));

    [Theory]
    [InlineData("""{"output_type": "execute_result", "data": {"application/x+json": {"a": 1}}}""")]
    [InlineData("""{"output_type": "display_data"}""")]
    [InlineData("""{"output_type": "new in 4.9"}""")]
    public void An_output_without_a_form_to_show_is_left_out(string output) => Assert.DoesNotContain("class=\"output", Page(Code("x", outputs: output)));

    [Fact]
    public void Raw_cells_are_text() => Assert.Contains("<pre>a &lt;b&gt;</pre>", Page("""{"cell_type": "raw", "source": "a <b>"}"""));

    [Fact]
    public void An_empty_notebook_has_a_page() => Assert.Contains("<title>a</title>", Page());

    private static string Page(params string[] cells) =>
        NotebookPage.Render(Notebook.Parse($$"""{"cells": [{{string.Join(',', cells)}}], "nbformat": 4}""", "a.ipynb"));

    private static string Markdown(string source) => $$"""{"cell_type": "markdown", "source": {{JsonValue.Create(source).ToJsonString()}}}""";

    private static string Code(string source, string count = "1", string outputs = "", string metadata = "{}") =>
        $$"""{"cell_type": "code", "execution_count": {{count}}, "metadata": {{metadata}}, "outputs": [{{outputs}}], "source": {{JsonValue.Create(source).ToJsonString()}}}""";
}
