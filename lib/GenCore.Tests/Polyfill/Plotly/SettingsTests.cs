using XPlot.Plotly;

namespace GenCore.Tests.Polyfill.Plotly;

public sealed class SettingsTests
{
    [Fact]
    public void Only_what_was_set_is_to_be_serialised()
    {
        var scatter = new Scatter { x = new[] { 1 }, opacity = 0, name = null };
        Assert.True(scatter.ShouldSerializex());
        Assert.True(scatter.ShouldSerializeopacity());
        Assert.True(scatter.ShouldSerializename());
        Assert.True(scatter.ShouldSerializetype());
        Assert.False(scatter.ShouldSerializey());
        Assert.False(new Trace().ShouldSerializename());
    }

    [Fact]
    public void What_was_not_set_cannot_be_read()
    {
        Assert.Equal("scatter", new Scatter().type);
        Assert.Contains("\"mode\" was not set", Assert.Throws<ArgumentException>(() => new Scatter().mode).Message);
    }

    [Fact]
    public void A_set_value_is_read_back() => Assert.Equal(("a", 3.0), (new Bar { name = "a" }.name, new Line { width = 3.0 }.width));
}
