using GenCore.Display.Figures;

namespace GenCore.Tests.Display.Figures;

public sealed class FrameLayersTests
{
    [Theory]
    [InlineData("abc", "abc", ",|abc")]
    [InlineData("abxcd", "abyzcd", ",|ab x,yz|cd")]
    [InlineData("axb", "ab", ",|a x,|b")]
    [InlineData("xab", "ayb", "x,|a ,y|b")]
    [InlineData("abx", "bay", ",b|a bx,y|")]
    [InlineData("aab", "ab", ",|a a,|b")]
    [InlineData("ab", "cd", "ab,cd|")]
    public void What_pictures_share_is_told_from_their_own(string first, string second, string layers) =>
        Assert.Equal(layers, string.Join(' ', FrameLayers.Split([Elements(first), Elements(second)]).Select(Text).Where(text => text != ",|")));

    [Fact]
    public void Every_picture_is_its_own_elements_and_those_of_all_in_their_order()
    {
        string[] pictures = ["ground-1-grid-α-axes-label 1", "ground-2-grid-α-β-axes-label 2", "ground-grid-β-axes-label 3"];
        var split = FrameLayers.Split([.. pictures.Select(picture => Elements(picture.Split('-')))]).ToArray();
        for (var i = 0; i < pictures.Length; i++)
            Assert.Equal(pictures[i], string.Join('-', split.SelectMany(layer => layer.Own[i].Concat(layer.Shared)).Select(element => element.Text)));
        Assert.Equal(["ground", "grid", "axes"], split.SelectMany(layer => layer.Shared).Select(element => element.Text));
    }

    [Fact]
    public void Elements_of_two_viewports_are_two()
    {
        var layers = FrameLayers.Split([[new SvgElement("a", "<svg x=\"1\">")], [new SvgElement("a", "<svg x=\"2\">")]]);
        Assert.Empty(layers.SelectMany(layer => layer.Shared));
        Assert.Equal("<svg x=\"1\">ab</svg>c<svg x=\"1\">d</svg>", SvgElement.Join([new("a", "<svg x=\"1\">"), new("b", "<svg x=\"1\">"), new("c", null), new("d", "<svg x=\"1\">")]));
    }

    private static SvgElement[] Elements(string letters) => Elements([.. letters.Select(letter => $"{letter}")]);

    private static SvgElement[] Elements(string[] texts) => [.. texts.Select(text => new SvgElement(text, null))];

    private static string Text((IReadOnlyList<SvgElement>[] Own, IReadOnlyList<SvgElement> Shared) layer) =>
        $"{string.Join(',', layer.Own.Select(own => string.Concat(own.Select(element => element.Text))))}|{string.Concat(layer.Shared.Select(element => element.Text))}";
}
