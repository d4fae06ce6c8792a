using GenCore.Display;
using GenCore.Display.Live;

namespace GenCore.Tests.Display;

public sealed class LiveVisualTests
{
    [Fact]
    public void A_curve_appears_with_its_first_number_and_is_refreshed_twice_a_second_at_most()
    {
        using var channel = new FakeChannel();
        var clock = new FakeClock();
        using (var curve = new LossCurve(clock, ["training loss", "validation"]))
        {
            Assert.Empty(channel.Shown);
            for (var step = 0; step < 1000; step++)
            {
                curve.Add("training loss", step / 100.0, 200 - step * 0.1);
                clock.Pass(0.01);
            }

            // ten seconds
            Assert.InRange(channel.Shown.Count, 15, 20);
            Assert.Equal([false, .. Enumerable.Repeat(true, channel.Shown.Count - 1)], channel.Shown.Select(shown => shown.IsUpdate));
            Assert.Single(channel.Shown.Select(shown => shown.Id).Distinct());
        }

        Assert.Equal("epoch 9.99, training loss 100.25", channel.Shown[^1].Bundle["text/plain"]);
        Assert.Contains("<svg", channel.Shown[^1].Bundle["image/svg+xml"]);
    }

    [Fact]
    public void Finishing_twice_shows_the_end_once()
    {
        using var channel = new FakeChannel();
        var curve = new LossCurve(new FakeClock(), ["loss"]);
        curve.Finish();
        Assert.Empty(channel.Shown);
        curve.Add("loss", 1, 2);
        curve.Finish();
        curve.Dispose();
        Assert.Equal(2, channel.Shown.Count);
        curve.Add("loss", 2, 1);
        curve.Finish();
        Assert.Equal("epoch 2, loss 1", channel.Shown[^1].Bundle["text/plain"]);
        Assert.Single(channel.Shown.Select(shown => shown.Id).Distinct());
    }

    [Fact]
    public void A_curve_says_its_last_numbers()
    {
        using var channel = new FakeChannel();
        var curve = new LossCurve("training loss", "validation") { XLabel = "step" };
        Assert.Equal("training loss: no numbers yet", curve.ToString());
        curve.Add("training loss", 3, 103.24);
        Assert.Equal("step 3, training loss 103.24", curve.ToString());
        curve.Add("validation", 3, 105.5);
        Assert.Equal("step 3, training loss 103.24, validation 105.5", curve.ToString());
        curve.Add("training loss", 4, double.NaN);
        Assert.Contains("training loss NaN", curve.ToString());
        Assert.Contains("<img", curve.ToHtml());
    }

    [Fact]
    public void An_unknown_series_is_refused_with_those_there_are()
    {
        var curve = new LossCurve("training loss", "validation");
        var error = Assert.Throws<ArgumentException>(() => curve.Add("test", 1, 2));
        Assert.Contains("no series \"test\"; this curve has \"training loss\", \"validation\"", error.Message);
        Assert.Throws<ArgumentException>(() => new LossCurve("a", "a"));
        Assert.Throws<ArgumentException>(() => new LossCurve());
    }

    [Fact]
    public void Progress_tells_rate_and_remaining_time()
    {
        using var channel = new FakeChannel();
        var clock = new FakeClock();
        var progress = new Progress(clock, 1200, "<sampling>");
        clock.Pass(10);
        progress.Report(300);
        Assert.Equal("<sampling> ██████░░░░░░░░░░░░░░░░░░ 25 %, 300 / 1,200, 30/s, 0:30 left", progress.ToString());
        Assert.Contains("&lt;sampling&gt; <progress value=\"300\" max=\"1200\">", progress.ToHtml());
        clock.Pass(4000);
        progress.Advance(5000);
        progress.Finish();
        Assert.EndsWith("100 %, 1,200 / 1,200, 0.299/s, in 1:06:50", channel.Shown[^1].Bundle["text/plain"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Progress(0));
    }

    [Fact]
    public void A_long_curve_stays_in_bounded_room_and_keeps_its_means()
    {
        var series = new AveragedSeries("loss");
        for (var i = 1; i <= 19_200; i++) series.Add(i, i % 2 == 0 ? i : -i);
        Assert.InRange(series.Points.Count, 200, 400);
        Assert.Equal(19_200, series.Points[^1].X);
        // values cancel in pairs up to 1: every mean over a window of an even length is a half
        Assert.All(series.Points, point => Assert.Equal(0.5, point.Y, 9));
        series.Add(19_201, 7.5);
        Assert.Equal((19_201, 7.5), series.Points[^1]);
    }

    [Fact]
    public void A_loop_that_reports_can_be_interrupted()
    {
        using var channel = new FakeChannel();
        using var host = new FakeInterruption();
        using var progress = new Progress(10);
        using var curve = new LossCurve("loss");
        progress.Report(1);
        curve.Add("loss", 1, 1);
        host.Cancel();
        Assert.Throws<OperationCanceledException>(() => progress.Report(2));
        Assert.Throws<OperationCanceledException>(() => curve.Add("loss", 2, 1));
        progress.Finish();
        Assert.Contains("2 / 10", channel.Shown[^1].Bundle["text/plain"]);
    }

    [Fact]
    public void Shown_by_hand_it_changes_there()
    {
        using var channel = new FakeChannel();
        var clock = new FakeClock();
        var progress = new Progress(clock, 10, "");
        progress.Show();
        clock.Pass(1);
        progress.Advance();
        Assert.Equal([false, true], channel.Shown.Select(shown => shown.IsUpdate));
    }

    [Fact]
    public void A_download_is_a_line_that_ends_when_all_bytes_are_there()
    {
        using var channel = new FakeChannel();
        var report = Progress.Download("images.gz", 2_500_100);
        report(500_000);
        Assert.Equal("images.gz ████░░░░░░░░░░░░░░░░░░░░ 19 %, 500 / 2,501 kB", string.Join(", ", channel.Shown[^1].Bundle["text/plain"].Split(", ")[..2]));
        report(2_500_100);
        Assert.StartsWith("images.gz ████████████████████████ 100 %, 2,501 / 2,501 kB", channel.Shown[^1].Bundle["text/plain"]);
    }
}
