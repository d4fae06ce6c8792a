using GenCore.Display;
using GenCore.Display.Figures;
using XPlot.Plotly;
using PlotlyLayout = XPlot.Plotly.Layout.Layout;

namespace GenCore.Tests.Display.Figures;

public sealed class FrameAlignmentTests
{
    [Fact]
    public void All_frames_get_the_range_that_holds_those_of_all()
    {
        var frames = Align(Line(0, 1), Line(-2, 0), Line(5, 1000));
        Assert.Equal([(-2, 6), (-2, 6), (-2, 6)], frames.Select(frame => Range(frame, "xaxis")));
        // y from 0 to 1 and from 0 to 1000, with a twentieth of room at each end
        Assert.Equal([(-50, 1050), (-50, 1050), (-50, 1050)], frames.Select(frame => Range(frame, "yaxis")));
        Assert.Single(frames.Select(frame => frame.Area).Distinct());
        Assert.True(frames[0].Area.Left > new FigureDrawing(Line(0, 1).ToFigure()).Area.Left);
    }

    [Fact]
    public void A_range_that_all_frames_ask_for_stays()
    {
        var layout = new PlotlyLayout { yaxis = new Yaxis { range = new[] { 0, 0.5 } } };
        var frames = Align(new Figure(Points(0, 1)) { Layout = layout }, new Figure(Points(3, 7)) { Layout = layout });
        Assert.Equal([(0, 0.5), (0, 0.5)], frames.Select(frame => Range(frame, "yaxis")));
    }

    [Fact]
    public void Axes_may_run_backwards_be_logarithmic_or_be_of_one_frame_only()
    {
        var backwards = new PlotlyLayout { yaxis = new Yaxis { autorange = "reversed" } };
        Assert.Equal([(10.5, -0.5), (10.5, -0.5)], Align(new Figure(Points(0, 1)) { Layout = backwards }, new Figure(Points(0, 10)) { Layout = backwards }).Select(frame => Range(frame, "yaxis")));
        var log = new PlotlyLayout { xaxis = new Xaxis { type = "log" } };
        Assert.Equal([(0, 3), (0, 3)], Align(new Figure(Points(1, 1, 9)) { Layout = log }, new Figure(Points(10, 1, 990)) { Layout = log }).Select(frame => Range(frame, "xaxis")));
        var second = new Figure(Points(0, 1), new Scatter { x = new[] { 0, 1 }, y = new[] { 0, 8 }, mode = "lines", yaxis = "y2" }) { Layout = new PlotlyLayout { yaxis2 = new Yaxis { overlaying = "y", side = "right" } } };
        var frames = Align(Line(0, 1), second);
        Assert.False(frames[0].Figure.Layout.ContainsKey("yaxis2"));
        Assert.Equal((-0.4, 8.4), Range(frames[1], "yaxis2"));
        Assert.Equal(frames[1].Area, frames[0].Area);
    }

    [Fact]
    public void Small_multiples_keep_their_places()
    {
        static SmallMultiples Pair(double height) => new SmallMultiples(columns: 2, sharedY: true).Add("a", Line(0, height)).Add("b", Line(0, height / 2));
        var frames = Align(Pair(1), Pair(10_000));
        foreach (var axis in new[] { "xaxis", "xaxis2", "yaxis", "yaxis2" })
            Assert.Equal(frames[0].Figure.Layout.Object(axis)!.ToJsonString(), frames[1].Figure.Layout.Object(axis)!.ToJsonString());
        Assert.Equal((-500, 10_500), Range(frames[0], "yaxis2"));
    }

    private static IReadOnlyList<FigureDrawing> Align(params Plot[] frames) => FrameAlignment.Align([.. frames.Select(frame => frame.ToFigure())]);

    private static Figure Line(double from, double height) => new(Points(from, height));

    private static Scatter Points(double from, double height, double width = 1) => new() { x = new[] { from, from + width }, y = new[] { 0, height }, mode = "lines" };

    private static (double, double) Range(FigureDrawing drawing, string axis)
    {
        var ends = drawing.Figure.Layout.Object(axis).Array("range")!.Numbers();
        return (ends[0], ends[1]);
    }
}
