namespace GenCore.Display.Figures;

/// <summary>A rectangle with a pair of axes, in which traces are drawn.</summary>
internal sealed class Panel(FigureAxis x, FigureAxis y)
{
    // from the ends of the tick labels to the middle of the axis title
    private const double TitleDistance = 12;
    private const double LabelGap = 7;

    private IReadOnlyList<(double Value, string Text)> xTicks = [];
    private IReadOnlyList<(double Value, string Text)> yTicks = [];

    public FigureAxis X => x;

    public FigureAxis Y => y;

    public double Left { get; private set; }

    public double Top { get; private set; }

    public double Right { get; private set; }

    public double Bottom { get; private set; }

    /// <summary>The room beside a panel of that height for the y axis' labels and title.</summary>
    public static double Beside(FigureAxis y, double height) =>
        16 + LabelWidth(y, y.Ticks(TickCount(height))) + (y.Title is null ? 0 : 20);

    /// <summary>The room below a panel for the x axis' labels and title.</summary>
    public static double Below(FigureAxis x) => x.Title is null ? 30 : 48;

    /// <summary>The width of the widest label of the x axis.</summary>
    public static double WidestLabel(FigureAxis x) => LabelWidth(x, x.Ticks(6));

    /// <summary>Takes the axes' parts of a plotting area.</summary>
    public void Arrange(double left, double top, double right, double bottom)
    {
        var (width, height) = (right - left, bottom - top);
        (Left, Right) = (left + x.Domain.Start * width, left + x.Domain.End * width);
        (Top, Bottom) = (bottom - y.Domain.End * height, bottom - y.Domain.Start * height);
        xTicks = x.Ticks(Math.Max(3, (int)((Right - Left) / Math.Max(Right - Left < 300 ? 50 : 80, WidestLabel(x) + 24))));
        yTicks = y.Ticks(TickCount(Bottom - Top));
    }

    /// <summary>The pixel at which a point of the data stands.</summary>
    public (double X, double Y) Place(double x, double y) => (PlaceX(x), PlaceY(y));

    public double PlaceX(double value) => Left + x.Scale.Share(value) * (Right - Left);

    public double PlaceY(double value) => Bottom - y.Scale.Share(value) * (Bottom - Top);

    /// <summary>Draws what lies behind the data.</summary>
    public void DrawGrid(SvgWriter svg)
    {
        if (y.ShowsGrid) foreach (var (value, _) in yTicks) svg.Line(Left, PlaceY(value), Right, PlaceY(value), Theme.Grid);
        if (x.ShowsGrid && !y.IsOverlay) foreach (var (value, _) in xTicks) svg.Line(PlaceX(value), Top, PlaceX(value), Bottom, Theme.Grid);
    }

    /// <summary>Draws the axes' lines, labels and titles.</summary>
    public void DrawAxes(SvgWriter svg)
    {
        var side = y.IsOnRight ? Right : Left;
        if (y.ShowsLine) svg.Line(side, Top, side, Bottom, Theme.AxisLine);
        if (y.ShowsLabels)
            foreach (var (value, text) in yTicks) svg.Text(y.IsOnRight ? side + LabelGap : side - LabelGap, PlaceY(value) + 4, y.IsOnRight ? "start" : "end", text);
        if (y.Title is { } yTitle)
        {
            var distance = LabelWidth(y, yTicks) + LabelGap + TitleDistance;
            var (titleX, middle) = (y.IsOnRight ? side + distance + 4 : side - distance, (Top + Bottom) / 2);
            svg.Text(titleX, middle, "middle", yTitle, $"transform=\"rotate(-90 {Svg.Number(titleX)} {Svg.Number(middle)})\"");
        }

        if (y.IsOverlay) return;
        if (x.ShowsLine) svg.Line(Left, Bottom, Right, Bottom, Theme.AxisLine);
        if (x.ShowsLabels)
            foreach (var (value, text) in xTicks) svg.Text(PlaceX(value), Bottom + 17, "middle", text);
        if (x.Title is { } xTitle) svg.Text((Left + Right) / 2, Bottom + 38, "middle", xTitle);
    }

    private static int TickCount(double height) => Math.Max(3, (int)(height / 45));

    private static double LabelWidth(FigureAxis axis, IEnumerable<(double Value, string Text)> ticks) =>
        axis.ShowsLabels ? ticks.Select(tick => Svg.TextWidth(tick.Text)).DefaultIfEmpty().Max() : 0;
}
