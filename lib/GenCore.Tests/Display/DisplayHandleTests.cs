using GenCore.Display;
using GenCore.Display.Hosts;
using Microsoft.Data.Analysis;
using static TorchSharp.torch;

namespace GenCore.Tests.Display;

public sealed class DisplayHandleTests
{
    [Fact]
    public void The_runner_gets_every_form_and_updates_under_the_same_id()
    {
        using var channel = new FakeChannel();
        using var images = zeros([1, 1, 2, 2]);
        var handle = new ImageGrid(images).Show();
        handle.Update(new Plain("second"));
        new Plain("another").Show();

        Assert.Equal([false, true, false], channel.Shown.Select(shown => shown.IsUpdate));
        Assert.Equal(["image/png", "text/html", "text/plain"], channel.Shown[0].Bundle.Keys.Order());
        Assert.Equal("<p>second</p>", channel.Shown[1].Bundle["text/html"]);
        Assert.Equal("second", channel.Shown[1].Bundle["text/plain"]);
        Assert.Equal(channel.Shown[0].Id, channel.Shown[1].Id);
        Assert.NotEqual(channel.Shown[0].Id, channel.Shown[2].Id);
    }

    [Fact]
    public void A_handle_left_as_a_last_expression_prints_nothing()
    {
        using var channel = new FakeChannel();
        Assert.Equal("", new Plain("text").Show().ToString());
    }

    [Fact]
    public void Any_value_can_be_shown()
    {
        using var channel = new FakeChannel();
        42.5.Show();
        "a < b".Show();
        ((object?)null).Show();
        ((object)new Plain("itself")).Show();
        using var numbers = arange(6, ScalarType.Float32);
        numbers.reshape(2, 3).Show();
        new DataFrame(new StringDataFrameColumn("model", ["VAE"])).Show();

        Assert.Equal(["42.5", "a < b", "null", "itself", "Float32 [2, 3]\n0  1  2\n3  4  5", "model\nVAE"], channel.Shown.Select(shown => shown.Bundle["text/plain"]));
        Assert.Equal("<pre>a &lt; b</pre>", channel.Shown[1].Bundle["text/html"]);
        Assert.Equal("<p>itself</p>", channel.Shown[3].Bundle["text/html"]);
    }

    [Fact]
    public void A_host_that_throws_is_passed_over()
    {
        var console = new StringWriter();
        var slot = DisplayHost.Show(new Plain("text"), [new BrokenHost(), new ConsoleHost(console, isTerminal: false)]);
        Assert.Equal("text\n", console.ToString().ReplaceLineEndings("\n"));
        slot.Update(new Plain("more"));
    }

    [Fact]
    public void A_host_that_breaks_later_or_none_at_all_ends_nothing()
    {
        var channel = "GenCore.Display";
        var previous = AppContext.GetData(channel);
        var calls = 0;
        try
        {
            AppContext.SetData(channel, (Action<string, bool, IReadOnlyDictionary<string, string>>)((_, isUpdate, _) =>
            {
                calls++;
                if (isUpdate) throw new IOException("closed");
            }));
            new Plain("text").Show().Update(new Plain("more"));
        }
        finally
        {
            AppContext.SetData(channel, previous);
        }

        Assert.Equal(2, calls);
        DisplayHost.Show(new Plain("text"), []).Update(new Plain("more"));
    }

    private sealed class BrokenHost : IDisplayHost
    {
        public IDisplaySlot TryShow(Visual visual) => throw new InvalidOperationException();
    }
}
