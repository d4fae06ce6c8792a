using GenCore.Display;

namespace GenCore.Tests.Display;

public sealed class SideBySideTests
{
    [Fact]
    public void Html_holds_every_part_in_its_order_with_its_caption()
    {
        var html = new SideBySide(("a < b", new Plain("first")), ("", new Plain("second"))).ToHtml();
        Assert.Contains("<p>first</p><figcaption>a &lt; b</figcaption></figure>", html);
        Assert.Contains("<p>second</p></figure>", html);
        Assert.True(html.IndexOf("first", StringComparison.Ordinal) < html.IndexOf("second", StringComparison.Ordinal));
        Assert.Contains("flex-wrap:wrap", html);
        Assert.DoesNotContain("<script", html);
    }

    [Fact]
    public void Text_is_the_parts_one_below_the_other()
    {
        Assert.Equal("first\n\nsecond", new SideBySide(new Plain("first"), new Plain("second")).ToString());
        Assert.Equal("data:\nfirst\n\nsecond", new SideBySide(("data", new Plain("first")), ("", new Plain("second"))).ToString());
    }

    [Fact]
    public void Nothing_cannot_be_laid_out() =>
        Assert.Contains("nothing to lay side by side", Assert.Throws<ArgumentException>(() => new SideBySide(Array.Empty<Visual>())).Message);
}
