using System.Net;
using System.Text.RegularExpressions;
using Workbook.Pages;

namespace GenCore.Tests.Notebooks;

public class CodeColoursTests
{
    [Theory]
    [InlineData("var x = 1;", "<span class=\"keyword\">var</span> x = <span class=\"number\">1</span>;")]
    [InlineData("\"</script>\"", "<span class=\"string\">&quot;&lt;/script&gt;&quot;</span>")]
    [InlineData("// <b>", "<span class=\"comment\">// &lt;b&gt;</span>")]
    [InlineData("#!import start.csx", "<span class=\"directive\">#!import start.csx</span>")]
    [InlineData("Tensor t;", "<span class=\"type\">Tensor</span> t;")]
    [InlineData("new Vae(a)", "<span class=\"keyword\">new</span> <span class=\"type\">Vae</span>(a)")]
    [InlineData("Mnist.Load()", "<span class=\"type\">Mnist</span>.Load()")]
    [InlineData("mnist.Test", "mnist.Test")]
    [InlineData("List<int> a;", "<span class=\"type\">List</span>&lt;<span class=\"keyword\">int</span>&gt; a;")]
    [InlineData("$\"a{b}c\"", "<span class=\"string\">$&quot;</span><span class=\"string\">a</span>{b}<span class=\"string\">c</span><span class=\"string\">&quot;</span>")]
    public void Each_kind_of_word_is_marked(string source, string html) => Assert.Equal(html, CodeColours.Render(source));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  x  \n")]
    [InlineData("#!import a\nvar x = @\"a\n\"\"b\"; /* c\n */ #if X\n#if NEVER\n odd ' \" \n#endif\n")]
    [InlineData("this is { not [ C# \" at all ' <b> &amp;")]
    [InlineData("var t = $\"\"\"\n  {1:F2} <x>\n  \"\"\";\r\n#region a\n#endregion")]
    public void Nothing_is_lost_or_added(string source) =>
        Assert.Equal(source, WebUtility.HtmlDecode(Regex.Replace(CodeColours.Render(source), "</?span[^>]*>", "")));
}
