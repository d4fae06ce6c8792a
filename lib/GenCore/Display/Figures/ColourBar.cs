using System.Text.Json.Nodes;

namespace GenCore.Display.Figures;

/// <summary>A scale of colours with its numbers, beside the panel that it explains.</summary>
internal sealed class ColourBar
{
    private const double Gap = 14;
    private const double Thickness = 14;
    private const double LabelGap = 5;
    private const double TitleRoom = 22;
    private const int SmoothShades = 64;
    private const int FewestTicks = 4;

    private readonly ColourScale colours;
    private readonly Scale scale;
    private readonly JsonObject settings;
    private readonly int? bands;

    /// <param name="colours">The colours.</param>
    /// <param name="low">The number at the foot.</param>
    /// <param name="high">The number at the top.</param>
    /// <param name="settings">Title and ticks.</param>
    /// <param name="bands">How many bands of one colour there are; null where colours pass into each other.</param>
    public ColourBar(ColourScale colours, double low, double high, JsonObject settings, int? bands = null)
    {
        (this.colours, this.settings, this.bands) = (colours, settings, bands);
        scale = Scale.Spanning([low, high], isLog: false);
    }

    /// <summary>The room that it takes to the right of its panel.</summary>
    public double Width => Gap + Thickness + LabelGap + LabelWidth + (Title is null ? 0 : TitleRoom);

    private string? Title => settings.Object("title").Text("text");

    // how many numbers there are depends on the height, which is not known yet
    private double LabelWidth => Enumerable.Range(FewestTicks, 9).SelectMany(Ticks).Select(tick => Svg.TextWidth(tick.Text)).DefaultIfEmpty().Max();

    /// <summary>Draws it from a panel's right edge on, over the panel's height.</summary>
    public void Draw(SvgWriter svg, double left, double top, double bottom)
    {
        left += Gap;
        var (right, height, shades) = (left + Thickness, bottom - top, bands ?? SmoothShades);
        var pixels = Enumerable.Range(0, shades).Select(i => colours.At(1 - i / (shades - 1.0)));
        svg.Add(RgbImage.Element(pixels, 1, left, top, Thickness, height, bands is null ? "" : " image-rendering=\"pixelated\""));
        foreach (var (value, text) in Ticks(Math.Max(FewestTicks, (int)(height / 45))))
        {
            var y = bottom - scale.Share(value) * height;
            svg.Line(right, y, right + 3, y, Theme.AxisLine);
            svg.Text(right + LabelGap, y + 4, "start", text);
        }

        if (Title is not { } title) return;
        var (x, middle) = (right + LabelGap + LabelWidth + TitleRoom - 6, (top + bottom) / 2);
        svg.Text(x, middle, "middle", title, $"transform=\"rotate(-90 {Svg.Number(x)} {Svg.Number(middle)})\"");
    }

    /// <summary>Writes Plotly's place for it: beside the panel, given in shares of the plotting area.</summary>
    public void Place(Panel panel, double offset, (double Left, double Top, double Right, double Bottom) area)
    {
        var (width, height) = (area.Right - area.Left, area.Bottom - area.Top);
        settings["x"] = Math.Round((panel.Right + offset + Gap - area.Left) / width, 5);
        settings["xanchor"] = "left";
        settings["xpad"] = 0.0;
        settings["y"] = Math.Round((area.Bottom - (panel.Top + panel.Bottom) / 2) / height, 5);
        settings["len"] = Math.Round((panel.Bottom - panel.Top) / height, 5);
        settings["ypad"] = 0.0;
        settings["thickness"] = Thickness;
        settings["outlinewidth"] = 0.0;
    }

    private IEnumerable<(double Value, string Text)> Ticks(int count)
    {
        if (settings.Array("tickvals") is not { } places) return scale.Ticks(count);
        var texts = settings.Array("ticktext");
        return places.Select((place, i) => (place.AsNumber() ?? double.NaN, texts is not null && i < texts.Count ? texts[i].AsText() : place.AsText()))
            .Where(tick => scale.Share(tick.Item1) is >= 0 and <= 1);
    }
}
